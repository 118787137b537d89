package io.forkshop.app.command;

import io.forkshop.app.evaluate.Kept;
import io.forkshop.app.evaluate.Result;
import io.forkshop.app.evaluate.Screen;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.PromptConsole;
import io.forkshop.app.terminal.PromptConsole.Reading;
import io.forkshop.app.terminal.Text;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shows what snippets print, and what becomes of them, on the console. */
final class JavaScreen implements Screen {
    /** Of the results; what a snippet prints is always shown. */
    enum Shown {
        EVERYTHING,
        FAILURES,
        LAST_VALUE
    }

    private final Session session;
    private final Console console;
    private final StringBuilder line = new StringBuilder(); // the end of output, without its end
    private final StringBuilder errorLine = new StringBuilder();
    private final StringBuilder meanwhile = new StringBuilder();
    private final Set<String> warned = new HashSet<>();
    private Shown shown = Shown.EVERYTHING;
    private Result.Value last;
    private BufferedReader input;

    JavaScreen(Session session) {
        this.session = session;
        this.console = session.console();
    }

    void begin(Shown wanted) {
        shown = wanted;
        last = null;
    }

    void end() {
        endLines();
        if (shown == Shown.LAST_VALUE && last != null) {
            console.print(ResultText.alone(last));
        }
    }

    @Override
    public void output(boolean error, String text) {
        if (error) {
            errorLine.append(text);
            takeLines(errorLine).forEach(console::error);
            return;
        }
        line.append(text);
        int before = line.length() - text.length();
        List<String> whole = takeLines(line);
        if (!whole.isEmpty()) {
            print(whole, before);
            before = 0;
        }
        if (line.length() > before) {
            console.part(Text.of(line.substring(before)));
        }
    }

    /** The first of them has been begun already, up to there, where parts are shown. */
    private void print(List<String> whole, int begun) {
        if (begun > 0) {
            console.part(Text.of(whole.getFirst().substring(begun)));
        }
        List<Text> lines = new ArrayList<>();
        for (String each : whole.subList(begun > 0 ? 1 : 0, whole.size())) {
            lines.add(Text.of(each));
        }
        if (lines.isEmpty()) {
            console.endPart();
        } else {
            console.print(lines);
        }
    }

    private static List<String> takeLines(StringBuilder text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", from)) {
            int stop = end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
            lines.add(text.substring(from, stop));
            from = end + 1;
        }
        text.delete(0, from);
        return lines;
    }

    private void endLines() {
        line.setLength(0);
        if (!errorLine.isEmpty()) {
            console.error(errorLine.toString());
            errorLine.setLength(0);
        }
    }

    @Override
    public void result(Result result) {
        endLines();
        if (result.failed()) {
            ResultText.failure(result, console.width(), console.style()).forEach(console::error);
        } else if (shown == Shown.EVERYTHING) {
            console.print(ResultText.lines(result));
            warn(result);
        } else if (result instanceof Result.Value value) {
            last = value;
        }
    }

    /** The command wins on a line that holds nothing but the word. Said once. */
    private void warn(Result result) {
        String name =
                result instanceof Result.Value value
                        ? value.name()
                        : result instanceof Result.Declared declared
                                        && declared.kind() == Kept.Kind.VARIABLE
                                ? declared.name()
                                : "";
        if (Registry.words().contains(name) && warned.add(name)) {
            console.error(
                    "|  '"
                            + name
                            + "' is a command, too, and a line that begins with it runs that. For"
                            + " the variable type ("
                            + name
                            + ").");
        }
    }

    /** The person's, where there is one; the script's lines are not for its programs to read. */
    @Override
    public String line() throws InterruptedException {
        String question = Text.of(line.toString()).plain();
        line.setLength(0);
        if (console instanceof PromptConsole prompt) {
            if (!session.inForeground()) {
                throw new InterruptedException("stopped; the keyboard is the prompt's again");
            }
            return answer(prompt.answer(question));
        }
        return shown == Shown.LAST_VALUE ? standardInput() : null;
    }

    private static String answer(Reading reading) throws InterruptedException {
        if (reading instanceof Reading.Interrupted) {
            throw new InterruptedException("Ctrl-C");
        }
        return reading instanceof Reading.Typed typed ? typed.line() : null;
    }

    private String standardInput() {
        if (input == null) {
            InputStreamReader characters =
                    new InputStreamReader(
                            new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8);
            input = new BufferedReader(characters);
        }
        try {
            return input.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void meanwhile(boolean error, String text) {
        meanwhile.append(text);
        takeLines(meanwhile).forEach(each -> console.above(Text.of(each)));
    }

    @Override
    public void lost(Result.Lost lost) {
        for (String each : ResultText.failure(lost, console.width(), console.style())) {
            if (console.interactive()) {
                console.above(Text.of(each));
            } else {
                console.error(each);
            }
        }
    }
}
