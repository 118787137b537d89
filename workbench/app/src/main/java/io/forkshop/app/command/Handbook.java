package io.forkshop.app.command;

import io.forkshop.app.terminal.Console;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/** Makes the book as files: each format in a process of its own, all of them beside each other. */
final class Handbook implements Command {
    private static final List<String> FORMATS = List.of("html", "pdf", "epub");
    private static final String ALL = "all";

    private static final String OUT = "--out";
    private static final String LANG = "--lang";
    private static final String RECORD = "--record";
    private static final String MAKER = "io.forkshop.app.handbook.MakeBook";

    /** One format being made. */
    private record Making(
            String format,
            Path file,
            ChildProcess maker,
            FutureTask<byte[]> complaint,
            long began) {}

    static List<String> formats() {
        List<String> all = new ArrayList<>(FORMATS);
        all.add(ALL);
        return all;
    }

    @Override
    public String name() {
        return "handbook";
    }

    @Override
    public String synopsis() {
        return "handbook [html|pdf|epub|all] [--lang en|zh] [--out DIR] [--record]";
    }

    @Override
    public String summary() {
        return "make the book as HTML, PDF or EPUB";
    }

    @Override
    public List<String> details() {
        return List.of(
                "The same pages as here, for a browser (html, the default, in a second; both",
                "languages), to print (pdf) or for a reader (epub); these take half a minute.",
                "Each is made in a process of its own; Ctrl-C ends them.",
                "  --lang en|zh   language of pdf and epub; else that of this session",
                "  --out DIR      where to put it; else target/handbook in the checkout",
                "  --record       run all experiments first, in both languages, and keep what",
                "                 they give in chapters/recorded: takes many minutes",
                "The HTML needs no server: open its index.html. Equal chapters give equal",
                "bytes. What the book could not show right is refused, with file and line.",
                "Example: handbook all --out /tmp/book");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.FORMAT, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws Exception {
        List<String> named = arguments.positionals(OUT, LANG);
        String format = named.isEmpty() ? FORMATS.getFirst() : named.getFirst();
        if (named.size() > 1 || !format.equals(ALL) && !FORMATS.contains(format)) {
            return Outcome.usage(
                    "handbook makes html, pdf, epub or all of them: " + synopsis() + ".");
        }
        Optional<String> language = value(arguments, LANG, session.language());
        if (language.filter(List.of("en", "zh")::contains).isEmpty()) {
            return Outcome.usage("The book is in en and zh: handbook pdf --lang zh");
        }
        Path standard = Folders.home().resolve("target/handbook");
        Optional<String> out = value(arguments, OUT, standard.toString());
        if (out.isEmpty()) {
            return Outcome.usage("--out takes a folder: handbook all --out /tmp/book");
        }
        if (arguments.flag(RECORD)) {
            new BookRecorder(session).recordAll();
        }
        List<String> formats = format.equals(ALL) ? FORMATS : List.of(format);
        return make(formats, language.get(), Path.of(out.get()).toAbsolutePath(), session);
    }

    /** What was given, or the standard when nothing was; empty for an option without its value. */
    private static Optional<String> value(Arguments arguments, String name, String standard) {
        Optional<String> given = arguments.option(name);
        return given.isPresent() || arguments.flag(name) ? given : Optional.of(standard);
    }

    private static Outcome make(List<String> formats, String language, Path out, Session session)
            throws InterruptedException {
        Console console = session.console();
        List<Making> all = new ArrayList<>();
        try {
            for (String format : formats) {
                all.add(start(format, language, out, session));
            }
            console.error(
                    "Making "
                            + String.join(", ", formats)
                            + (slow(formats) ? ": takes about half a minute." : "."));
            List<String> failures = new ArrayList<>();
            for (Making making : all) {
                String failure = attend(making, console);
                if (!failure.isEmpty()) {
                    failures.add(failure);
                }
            }
            return failures.isEmpty() ? Outcome.OK : Outcome.failed(String.join("\n", failures));
        } finally {
            all.forEach(making -> making.maker.kill(Signal.SIGKILL));
            all.forEach(making -> making.maker.close());
        }
    }

    private static boolean slow(List<String> formats) {
        return formats.contains("pdf") || formats.contains("epub");
    }

    private static Making start(String format, String language, Path out, Session session) {
        boolean html = format.equals("html");
        Path file = out.resolve(html ? "html" : "forkshop-" + language + "." + format);
        List<String> command =
                List.of(
                        // JRuby asks for both; without them it warns on stderr.
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        MAKER,
                        Folders.home().toString(),
                        format,
                        language,
                        file.toString());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ChildProcess maker = session.world().helper(java.toString(), command);
        // Read from the start: a maker that nobody reads would wait for us, and we for it.
        FutureTask<byte[]> complaint = new FutureTask<>(() -> maker.stderr().readAllBytes());
        Thread.ofVirtual().start(complaint);
        return new Making(format, file, maker, complaint, System.nanoTime());
    }

    /** Ours, and what was put aside for the book when this was built. */
    private static String classPath() {
        String ours = System.getProperty("java.class.path");
        Path aside = Folders.home().resolve("workbench/app/target/handbook-lib");
        return Files.isDirectory(aside) ? ours + ":" + aside + "/*" : ours;
    }

    /** Waits for its end; returns why it failed, or nothing. */
    private static String attend(Making making, Console console) throws InterruptedException {
        ExitStatus status = making.maker.await();
        if (status instanceof ExitStatus.Exited(int code) && code == 0) {
            double seconds = (System.nanoTime() - making.began) / 1e9;
            boolean html = making.format.equals("html");
            Path shown = html ? making.file.resolve("index.html") : making.file;
            console.print("%s  (%.1f s)".formatted(shown, seconds));
            return "";
        }
        try {
            String said = new String(making.complaint.get(), StandardCharsets.UTF_8).strip();
            return "No " + making.format + ": " + (said.isEmpty() ? status + "." : said);
        } catch (java.util.concurrent.ExecutionException e) {
            return "No " + making.format + ": " + status + ".";
        }
    }
}
