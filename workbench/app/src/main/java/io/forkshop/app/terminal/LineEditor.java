package io.forkshop.app.terminal;

import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Buffer;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** JLine's line reader with our keys: Ctrl-C and Ctrl-Z as keys, our Tab, our history. */
final class LineEditor {
    private static final int INDENTATION = 4;
    private static final int MOST_ROWS_OFFERED = 14;
    private static final Text INDENT = Text.of("    ");

    private final Terminal terminal;
    private final Modes modes;
    private final Assistant assistant;
    private final JLineConsole.Settings settings;
    private final Style style;
    private final HistoryFile kept;
    private final DefaultHistory history = new DefaultHistory();
    private final LineReader reader;

    /** What was written of a line that is not ended; empty when the cursor is at a beginning. */
    private final AtomicReference<String> part = new AtomicReference<>("");

    private volatile Supplier<String> prompt = () -> "";

    /** The line as it was after the last Tab that could add nothing. */
    private String stuck;

    LineEditor(
            Terminal terminal,
            Modes modes,
            Assistant assistant,
            JLineConsole.Settings settings,
            HistoryFile kept) {
        this.terminal = terminal;
        this.modes = modes;
        this.assistant = assistant;
        this.settings = settings;
        this.style = settings.style();
        this.kept = kept;
        this.reader =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .appName("forkshop")
                        .history(history)
                        .parser(new EditorParser(assistant))
                        .highlighter(new EditorHighlighter(style, assistant))
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "...> ")
                        .variable(LineReader.INDENTATION, INDENTATION)
                        .variable(LineReader.BELL_STYLE, "none")
                        .variable(LineReader.DISABLE_HISTORY, Boolean.TRUE)
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .build();
        bindKeys();
        remember(kept.load());
    }

    /** The same, writing to another terminal. */
    LineEditor on(Terminal other) {
        return new LineEditor(other, modes, assistant, settings, kept);
    }

    private void bindKeys() {
        KeyMap<Binding> keys = reader.getKeyMaps().get(LineReader.MAIN);
        keys.bind(
                (Widget)
                        () -> {
                            throw new UserInterruptException(reader.getBuffer().toString());
                        },
                KeyMap.ctrl('C'));
        keys.bind(
                (Widget)
                        () -> {
                            modes.suspend(true);
                            reader.callWidget(LineReader.REDRAW_LINE);
                            return true;
                        },
                KeyMap.ctrl('Z'));
        keys.bind((Widget) this::tab, "\t");
        keys.bind((Widget) this::closeBrace, "}");
        // JLine sets its own handler for SIGCONT in every readLine; it would bring ISIG back.
        reader.getWidgets().put(LineReader.CALLBACK_INIT, this::watchForContinue);
    }

    private boolean watchForContinue() {
        terminal.handle(Terminal.Signal.CONT, signal -> modes.continued());
        return true;
    }

    /** Reads a line; {@code typedBefore} counts as typed now. */
    String read(Supplier<String> newPrompt, String typedBefore, boolean keep) {
        prompt = newPrompt;
        if (!typedBefore.isEmpty()) {
            reader.runMacro(typedBefore);
        }
        stuck = null;
        String shown = newPrompt.get();
        endPart(shown);
        String line = reader.readLine(escape(shown));
        if (keep && kept.add(line)) {
            remember(kept.lines());
        }
        return line;
    }

    /** All of it again: JLine's history drops only neighbours that are equal. */
    private void remember(List<String> lines) {
        reader.setVariable(LineReader.DISABLE_HISTORY, Boolean.FALSE);
        try {
            history.purge();
        } catch (IOException e) {
            throw new AssertionError("a history without a file touches none", e);
        }
        for (String line : lines) {
            history.add(line);
        }
        reader.setVariable(LineReader.DISABLE_HISTORY, Boolean.TRUE);
    }

    /** Only while no line is read. */
    void part(Text piece) {
        part.updateAndGet(begun -> begun + piece.plain());
        terminal.writer().write(style.render(piece));
        terminal.flush();
    }

    /** A program that wants an answer has written its question as a part: we write over it. */
    void endPart(String prompt) {
        String begun = part.getAndSet("");
        if (!begun.isEmpty()) {
            terminal.writer().write(begun.equals(prompt) ? "\r" : "\r\n");
            terminal.flush();
        }
    }

    /** Prints above the line being typed, whose prompt may tell of what has just been printed. */
    void above(String lines) {
        endPart("");
        if (reader instanceof LineReaderImpl impl && reader.isReading()) {
            impl.setPrompt(escape(prompt.get()));
        }
        reader.printAbove(lines);
    }

    void clear() {
        terminal.puts(Capability.clear_screen);
        terminal.flush();
    }

    private boolean tab() {
        Buffer buffer = reader.getBuffer();
        String before = buffer.upToCursor();
        if (before.equals(stuck)) {
            stuck = null;
            return explain(before);
        }
        Completion completion = Completion.of(before, assistant.choices(before));
        if (!completion.text().equals(before)) {
            String rest = buffer.substring(buffer.cursor());
            buffer.clear();
            buffer.write(completion.text());
            int cursor = buffer.cursor();
            buffer.write(rest);
            buffer.cursor(cursor);
            return true;
        }
        stuck = before;
        if (completion.offered().isEmpty()) {
            return explain(before);
        }
        int width = Math.max(20, terminal.getWidth());
        print(Completion.columns(completion.offered(), width, MOST_ROWS_OFFERED));
        return true;
    }

    private boolean explain(String before) {
        List<Text> lines = new ArrayList<>();
        for (Text line : assistant.explain(before)) {
            lines.addAll(line.wrap(Math.max(20, terminal.getWidth()), Text.empty(), INDENT));
        }
        if (!lines.isEmpty()) {
            print(lines);
        }
        return true;
    }

    /** A closing brace that begins a line stands below what it closes. */
    private boolean closeBrace() {
        Buffer buffer = reader.getBuffer();
        String before = buffer.upToCursor();
        int begin = before.lastIndexOf('\n') + 1;
        boolean first = begin > 0 && before.substring(begin).isBlank();
        if (first && before.length() - begin >= INDENTATION && assistant.java(before)) {
            buffer.backspace(INDENTATION);
        }
        buffer.write("}");
        return true;
    }

    private void print(List<Text> lines) {
        StringBuilder all = new StringBuilder();
        for (Text line : lines) {
            all.append(all.isEmpty() ? "" : "\n").append(style.render(line));
        }
        above(all.toString());
    }

    /** In a prompt JLine gives the percent sign a meaning. */
    private static String escape(String prompt) {
        return prompt.replace("%", "%%");
    }
}
