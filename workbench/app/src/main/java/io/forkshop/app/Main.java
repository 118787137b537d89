package io.forkshop.app;

import io.forkshop.app.command.Batch;
import io.forkshop.app.command.Completer;
import io.forkshop.app.command.Conversation;
import io.forkshop.app.command.Folders;
import io.forkshop.app.command.Outcome;
import io.forkshop.app.command.Session;
import io.forkshop.app.command.Suspension;
import io.forkshop.app.terminal.DumbConsole;
import io.forkshop.app.terminal.JLineConsole;
import io.forkshop.app.terminal.PlainConsole;
import io.forkshop.app.terminal.PromptConsole;
import io.forkshop.app.terminal.Streams;
import io.forkshop.app.terminal.Style;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Opens the workbench: a prompt where a person sits, else the commands that were given. */
public final class Main {
    private final Options options;
    private final Streams streams;
    private final PrintStream out = stream(FileDescriptor.out);
    private final PrintStream err = stream(FileDescriptor.err);

    private Main(Options options, Streams streams) {
        this.options = options;
        this.streams = streams;
    }

    public static void main(String[] args) {
        System.exit(new Main(Options.parse(args), Streams.find()).runToTheEnd());
    }

    /** Whatever happens, the learner gets a sentence; where it happened is for --debug. */
    private int runToTheEnd() {
        int code = Outcome.FAILED;
        try {
            code = run();
        } catch (IOException | RuntimeException | Error e) {
            err.println("Forkshop had to stop: " + e + ". This is its fault, not yours.");
            if (options.debug()) {
                e.printStackTrace(err);
            }
        }
        out.flush();
        err.flush();
        return code;
    }

    private int run() throws IOException {
        if (options.mistake() != null) {
            err.println(options.mistake());
            err.flush();
            return Outcome.USAGE;
        }
        if (options.help()) {
            out.print(Options.USAGE);
            return 0;
        }
        if (options.version()) {
            out.println("forkshop " + Version.text());
            return 0;
        }
        boolean person =
                options.command().isEmpty() && streams.in() && streams.out() && !options.noInput();
        return person ? converse() : batch();
    }

    private int batch() throws IOException {
        PlainConsole console = new PlainConsole(out, err, style(streams.out()), columns());
        Session session = new Session(console, settings(true));
        Ending ending = new Ending(session, null);
        try {
            Batch batch = new Batch(session, console);
            return options.command().isEmpty()
                    ? batch.run(
                            new BufferedReader(
                                    new InputStreamReader(
                                            new FileInputStream(FileDescriptor.in),
                                            StandardCharsets.UTF_8)))
                    : batch.run(options.command());
        } finally {
            ending.now();
        }
    }

    private int converse() throws IOException {
        Completer completer = new Completer();
        PromptConsole console = console(completer);
        Session session = new Session(console, settings(false));
        completer.session(session);
        Ending ending = new Ending(session, console);
        try {
            new Conversation(session, console).run();
            return 0;
        } finally {
            ending.now();
        }
    }

    private PromptConsole console(Completer completer) throws IOException {
        Style style = style(true);
        String type = System.getenv().getOrDefault("TERM", "dumb");
        PromptConsole editor = null;
        if (!type.equals("dumb")) {
            JLineConsole.Settings settings =
                    new JLineConsole.Settings(style, !options.noPager(), history(), streams.err());
            editor = JLineConsole.open(completer, settings, new Suspension(), err);
        }
        return editor != null ? editor : new DumbConsole(out, err, style, completer);
    }

    private static Path history() {
        String refused = System.getenv("FORKSHOP_NO_HISTORY");
        return refused == null || refused.isEmpty() ? Folders.state().resolve("history") : null;
    }

    private Session.Settings settings(boolean batch) {
        Session.Settings settings = new Session.Settings(batch, options.debug(), options.lang());
        return options.cpu() < 0 ? settings : settings.cpu(options.cpu());
    }

    private Style style(boolean tty) {
        return Style.of(tty, System.getenv(), options.noColor(), options.ascii());
    }

    /**
     * What a pipe's reader asked for with COLUMNS, within reason; else the width of old terminals.
     */
    private static int columns() {
        String asked = System.getenv("COLUMNS");
        try {
            return asked == null ? 80 : Math.clamp(Integer.parseInt(asked), 20, 400);
        } catch (NumberFormatException e) {
            return 80;
        }
    }

    /** Not System.out: its encoding follows the locale, and it flushes at every line. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 8192),
                false,
                StandardCharsets.UTF_8);
    }
}
