package io.forkshop.app.terminal;

import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The terminal with a line editor. */
public final class JLineConsole implements PromptConsole {
    /** What a person may set about it. */
    public record Settings(Style style, boolean pager, Path history, boolean errIsTerminal) {}

    private static final int MOST_ROWS_ABOVE = 6;

    /** Longer lines are data, not prose: the terminal breaks them where it likes. */
    private static final int LONGEST_WRAPPED = 4_000;

    private final Terminal terminal;
    private final Modes modes;
    private volatile LineEditor editor;
    private final Keyboard keyboard;
    private final Settings settings;
    private final PrintStream err;
    private final Announcer announcer = new Announcer(this::announce);

    /** Held by whoever reads keys: the editor, the pager, or the watch over a running command. */
    private final ReentrantLock keys = new ReentrantLock(true);

    private volatile LiveView live; // null: none is shown
    private volatile Onlooker onlooker; // null: nobody looks
    private final AtomicReference<String> begun = new AtomicReference<>(""); // not yet seen
    private boolean copied; // the command thread's
    private volatile FullScreen full; // null: none is shown

    private JLineConsole(
            Terminal terminal,
            Assistant assistant,
            Settings settings,
            Runnable suspend,
            PrintStream err) {
        this.terminal = terminal;
        this.settings = settings;
        this.err = err;
        this.modes = new Modes(terminal, suspend);
        this.editor =
                new LineEditor(
                        terminal, modes, assistant, settings, new HistoryFile(settings.history()));
        this.keyboard = new Keyboard(terminal, modes);
    }

    /**
     * Takes the terminal, or returns null when it is none that a line editor can work with.
     *
     * @param suspend stops this process and its group as Ctrl-Z does; returns when it is continued
     */
    public static JLineConsole open(
            Assistant assistant, Settings settings, Runnable suspend, PrintStream err)
            throws IOException {
        // JLine 4 would ask the terminal what it can do, and take type-ahead for the answer.
        System.setProperty("org.jline.terminal.graphemeCluster", "false");
        Terminal terminal =
                TerminalBuilder.builder()
                        .system(true)
                        .dumb(true)
                        .provider("jni")
                        .type(type())
                        .nativeSignals(false)
                        .encoding(StandardCharsets.UTF_8)
                        .build();
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            terminal.close();
            return null;
        }
        // A terminal made by a program, or a serial line's, may not know its size: 0 by 0. JLine
        // would draw into no columns.
        if (terminal.getWidth() <= 0 || terminal.getHeight() <= 0) {
            terminal.setSize(new Size(80, 24));
        }
        return new JLineConsole(terminal, assistant, settings, suspend, err);
    }

    /**
     * JLine asks the program infocmp about every terminal, which takes half as long as all the rest
     * of a start; what it carries itself is the same for the common ones.
     */
    private static String type() {
        String type = System.getenv().getOrDefault("TERM", Terminal.TYPE_DUMB);
        if (type.startsWith("tmux")) {
            type = "screen-256color";
        }
        String carried = InfoCmp.getDefaultInfoCmp(type);
        if (carried != null) {
            InfoCmp.setLoadedInfoCmp(type, carried);
        }
        return type;
    }

    @Override
    public Reading read(Supplier<String> prompt) {
        return read(prompt, true);
    }

    @Override
    public Reading answer(String question) {
        return read(() -> question, false);
    }

    private Reading read(Supplier<String> prompt, boolean keep) {
        keys.lock();
        try {
            String line = editor.read(prompt, keyboard.takeTyped(), keep);
            seen(prompt.get() + line);
            return new Reading.Typed(line);
        } catch (UserInterruptException e) {
            String partial = e.getPartialLine();
            seen(prompt.get() + (partial == null ? "" : partial));
            return new Reading.Interrupted(partial != null && !partial.isEmpty());
        } catch (EndOfFileException e) {
            return new Reading.Ended();
        } finally {
            keys.unlock();
        }
    }

    @Override
    public void attend(Thread work, Runnable interrupt) {
        keyboard.attend(work, interrupt, keys);
    }

    /**
     * The first time, editor and keyboard are given a terminal that can be looked at: a command is
     * running now, so nobody edits a line. They keep it.
     */
    @Override
    public void watch(Onlooker looker) {
        onlooker = looker;
        if (looker != null && !copied) {
            copied = true;
            Terminal shown = CopiedTerminal.of(terminal, this::written);
            editor = editor.on(shown);
            keyboard.writesTo(shown);
            modes.drawsOn(shown);
        }
    }

    private void written(String characters) {
        Onlooker looker = onlooker;
        if (looker != null) {
            looker.characters(characters);
        }
    }

    private void seen(String text) {
        Onlooker looker = onlooker;
        if (looker != null) {
            String open = begun.getAndSet("");
            if (!open.isEmpty() && !text.startsWith(open)) {
                looker.line(open);
            }
            Sanitizer.lines(text).forEach(looker::line);
        }
    }

    private void seen(List<Text> lines) {
        lines.forEach(line -> seen(line.plain()));
    }

    @Override
    public void print(Text line) {
        seen(line.plain());
        int columns = line.columns();
        if (columns <= width() || columns > LONGEST_WRAPPED) {
            editor.above(settings.style().render(line));
        } else {
            editor.above(rendered(line.wrap(width())));
        }
    }

    @Override
    public void print(List<Text> lines) {
        seen(lines);
        List<Text> wrapped = new ArrayList<>();
        for (Text line : lines) {
            if (line.columns() > LONGEST_WRAPPED) {
                wrapped.add(line);
            } else {
                wrapped.addAll(line.wrap(width()));
            }
        }
        if (!wrapped.isEmpty()) {
            editor.above(rendered(wrapped));
        }
    }

    @Override
    public void part(Text piece) {
        begun.updateAndGet(part -> onlooker == null ? "" : part + piece.plain());
        editor.part(piece);
    }

    @Override
    public void endPart() {
        seen("");
        editor.endPart("");
    }

    @Override
    public void run(List<String> command) throws IOException, InterruptedException {
        keys.lock();
        modes.lend();
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } finally {
            modes.take();
            keys.unlock();
        }
    }

    @Override
    public void raw(String text) {
        seen(text);
        keyboard.write(text);
    }

    /** On a terminal the two streams are one screen; the editor must know of what appears on it. */
    @Override
    public void error(String sentence) {
        if (settings.errIsTerminal()) {
            for (String line : Sanitizer.lines(sentence)) {
                print(Text.of(line));
            }
        } else {
            for (String line : Sanitizer.lines(sentence)) {
                err.println(line);
            }
            err.flush();
        }
    }

    /** A message may be a megabyte; above a line being typed it gets a few rows. */
    @Override
    public void above(Text line) {
        announcer.announce(line.truncate(width() * MOST_ROWS_ABOVE, settings.style()));
    }

    private void announce(List<Text> lines) {
        FullScreen screen = full;
        if (screen != null && screen.hold(lines)) {
            return;
        }
        seen(lines);
        LiveView shown = live;
        if (shown == null || !shown.above(rendered(lines))) {
            editor.above(rendered(lines));
        }
    }

    @Override
    public void live(Supplier<List<Text>> frames) throws InterruptedException {
        keys.lock();
        try {
            if (keyboard.typedAhead()) {
                frames.get().forEach(this::print);
                return;
            }
            live = new LiveView(keyboard, settings.style(), this::width, this::height);
            live.run(frames);
            seen(live.frame());
        } finally {
            live = null;
            keys.unlock();
        }
    }

    @Override
    public void screen(Screenful view, Duration every) throws InterruptedException {
        keys.lock();
        try {
            if (keyboard.typedAhead()) {
                PromptConsole.super.screen(view, every);
                return;
            }
            FullScreen screen = new FullScreen(keyboard, modes, style(), this::width, this::height);
            full = screen;
            try {
                screen.run(view, every);
            } finally {
                seen(screen.last());
                screen.release().forEach(this::print);
            }
        } finally {
            full = null;
            keys.unlock();
        }
    }

    @Override
    public boolean draws() {
        return true;
    }

    private String rendered(List<Text> lines) {
        StringBuilder all = new StringBuilder();
        for (Text line : lines) {
            all.append(all.isEmpty() ? "" : "\n").append(settings.style().render(line));
        }
        return all.toString();
    }

    @Override
    public void show(List<Text> lines) {
        if (!settings.pager() || Pager.fits(lines, width(), height())) {
            lines.forEach(this::print);
            return;
        }
        keys.lock();
        try {
            if (keyboard.typedAhead()) {
                lines.forEach(this::print);
                return;
            }
            String chosen = System.getenv("PAGER");
            if (chosen == null
                    || chosen.isBlank()
                    || onlooker != null // what another program shows, nobody sees
                    || !ExternalPager.show(chosen.strip(), lines, settings.style(), modes)) {
                Pager pager = new Pager(lines, width(), height(), settings.style(), keyboard);
                pager.run();
                seen(lines.subList(0, pager.reached()));
            }
        } finally {
            keys.unlock();
        }
    }

    @Override
    public Optional<String> ask(String question) {
        return answer(question) instanceof Reading.Typed typed
                ? Optional.of(typed.line())
                : Optional.empty();
    }

    @Override
    public void clear() {
        editor.clear();
    }

    @Override
    public int width() {
        int columns = terminal.getWidth();
        return columns > 0 ? columns : 80;
    }

    @Override
    public int height() {
        int rows = terminal.getHeight();
        return rows > 0 ? rows : 24;
    }

    @Override
    public boolean interactive() {
        return true;
    }

    @Override
    public Style style() {
        return settings.style();
    }

    @Override
    public void close() {
        modes.giveBack();
        try {
            terminal.close();
        } catch (IOException e) {
            // The terminal is gone: there is nothing to give back.
            return;
        }
    }
}
