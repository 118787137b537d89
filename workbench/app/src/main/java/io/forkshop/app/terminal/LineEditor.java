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
import java.util.List;
import java.util.function.Supplier;

/** JLine's line reader with our keys: Ctrl-C and Ctrl-Z as keys, our Tab, our history. */
final class LineEditor {
    private final Terminal terminal;
    private final Modes modes;
    private final Assistant assistant;
    private final Style style;
    private final HistoryFile kept;
    private final DefaultHistory history = new DefaultHistory();
    private final LineReader reader;
    private volatile Supplier<String> prompt = () -> "";

    /** The line as it was after the last Tab that could add nothing. */
    private String stuck;

    LineEditor(
            Terminal terminal, Modes modes, Assistant assistant, JLineConsole.Settings settings) {
        this.terminal = terminal;
        this.modes = modes;
        this.assistant = assistant;
        this.style = settings.style();
        this.kept = new HistoryFile(settings.history());
        this.reader =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .appName("forkshop")
                        .history(history)
                        .parser(new EditorParser(assistant))
                        .highlighter(new EditorHighlighter(style))
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "...> ")
                        .variable(LineReader.BELL_STYLE, "none")
                        .variable(LineReader.DISABLE_HISTORY, Boolean.TRUE)
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .build();
        bindKeys();
        remember(kept.load());
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
        String line = reader.readLine(escape(newPrompt.get()));
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

    /** Prints above the line being typed, whose prompt may tell of what has just been printed. */
    void above(String lines) {
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
            return showSynopsis(before);
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
            return showSynopsis(before);
        }
        print(Completion.columns(completion.offered(), Math.max(20, terminal.getWidth())));
        return true;
    }

    private boolean showSynopsis(String line) {
        String synopsis = assistant.synopsis(line);
        if (!synopsis.isEmpty()) {
            print(List.of(Text.of(synopsis, Tone.DIM)));
        }
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
