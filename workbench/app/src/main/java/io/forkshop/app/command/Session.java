package io.forkshop.app.command;

import io.forkshop.app.course.Book;
import io.forkshop.app.course.Progress;
import io.forkshop.app.course.Toc;
import io.forkshop.app.course.recording.Recordings;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.world.ModuleFinder;
import io.forkshop.app.world.World;
import io.forkshop.runtime.ForkshopException;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a command works with: the console, the learner's place and, made when first used, the
 * processes, the book and the progress.
 */
public final class Session {
    /**
     * How the workbench was started.
     *
     * @param cpu seconds of processor time for one line, or one process, of the learner's; 0 for
     *     any
     */
    public record Settings(boolean batch, boolean debug, String language, int cpu) {
        private static final int USUAL_CPU = 60;

        public Settings(boolean batch, boolean debug, String language) {
            this(batch, debug, language, USUAL_CPU);
        }

        /** The same with other seconds. */
        public Settings cpu(int seconds) {
            return new Settings(batch, debug, language, seconds);
        }
    }

    private static final String FIRST_PAGE = "0.1";

    private final Console console;
    private final Settings settings;
    private final Object worldLock = new Object();
    private volatile World world;
    private volatile JavaLines java;
    private Watch watch;
    private Recorder recorder; // guarded by the lock of the world; null: nothing is recorded
    private volatile boolean over;
    private Book book;
    private Progress progress;
    private Recordings recordings;
    private String place = "";
    private String language;
    private boolean leaving;
    private Thread foreground = Thread.currentThread();

    /** A language given here holds for this run; null asks the progress file. */
    public Session(Console console, Settings settings) {
        this.console = console;
        this.settings = settings;
        this.language = settings.language();
    }

    public Console console() {
        return console;
    }

    /** True when no person is typing: commands come from arguments or a pipe. */
    public boolean batch() {
        return settings.batch();
    }

    /** Zero for any. */
    Duration cpu() {
        return Duration.ofSeconds(settings.cpu());
    }

    /** The learner's processes. From any thread; opened once, which sweeps what a dead one left. */
    public World world() {
        synchronized (worldLock) {
            if (world == null) {
                if (over) {
                    throw new IllegalStateException("The session is over.");
                }
                World opened = World.open(Folders.state());
                opened.cpu(cpu());
                Announcer announcer = new Announcer(console, opened, batch());
                opened.listen(announcer);
                announcer.opened();
                world = opened;
            }
            return world;
        }
    }

    /** Java, made ready in the background when this is first called. */
    JavaLines java() {
        synchronized (worldLock) {
            if (java == null) {
                java = new JavaLines(this);
            }
            return java;
        }
    }

    /**
     * The process where Java lines run; empty when there is none, which is no reason to start it.
     */
    private OptionalLong javaSession() {
        JavaLines lines;
        synchronized (worldLock) {
            lines = java;
        }
        return lines == null ? OptionalLong.empty() : lines.pid();
    }

    /** What is remembered of them. From any thread. */
    public Watch watch() {
        World opened = world();
        synchronized (worldLock) {
            if (watch == null) {
                watch = new Watch(opened, this::javaSession);
            }
            return watch;
        }
    }

    /** Java, when it was begun already; else null. */
    JavaLines begunJava() {
        return java;
    }

    /** Whether a word is a name in Java, or will be when it is used: a process's. */
    boolean declares(String word) {
        JavaLines begun = java;
        World opened = world;
        return begun != null && begun.warm() && begun.knows(word)
                || opened != null && opened.names().containsValue(word);
    }

    /** Whether Java whose brackets are closed goes on none the less. */
    boolean unfinishedJava(String text) {
        return !Unknown.looksLikeCommand(text) && java().unfinished(text);
    }

    /** How many of the learner's processes are alive; costs nothing before there was any. */
    int alive() {
        World opened = world;
        return opened == null ? 0 : opened.alive().size();
    }

    /** Finds what fork is asked for: here, beside the page being read, or anywhere in the book. */
    public ModuleFinder modules() {
        return new ModuleFinder(Path.of(""), section(), Optional.of(Folders.chapters()));
    }

    /** The folder of the section being read. */
    Optional<Path> section() {
        try {
            for (Toc.Section section : book().toc().sections()) {
                for (Toc.Entry page : section.pages()) {
                    if (page.id().equals(place())) {
                        return Optional.of(Folders.chapters().resolve(section.folder()));
                    }
                }
            }
        } catch (ForkshopException e) {
            // A build without pages can still fork what is here.
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The book in the language of this session. */
    public Book book() {
        if (book == null || !book.language().equals(language())) {
            book = Book.open(language());
        }
        return book;
    }

    public Progress progress() {
        if (progress == null) {
            progress = Progress.load(Folders.state().resolve("progress.json"));
        }
        return progress;
    }

    /** What the experiments found on this machine. */
    Recordings recordings() {
        if (recordings == null) {
            recordings = new Recordings(Folders.state().resolve("claims"));
        }
        return recordings;
    }

    /** Another place for them. */
    void recordClaimsIn(Path folder) {
        recordings = new Recordings(folder);
    }

    /** {@code en} or {@code zh}. */
    public String language() {
        if (language == null) {
            language = progress().language().equals("zh") ? "zh" : "en";
        }
        return language;
    }

    /** For this session; {@link Progress#language(String)} keeps it for the next. */
    void speak(String chosen) {
        language = chosen;
    }

    /** The id of the page the learner is on, such as {@code 2.1}. */
    public String place() {
        if (place.isEmpty()) {
            place = progress().page().isEmpty() ? FIRST_PAGE : progress().page();
        }
        return place;
    }

    public void moveTo(String page) {
        place = page;
    }

    /**
     * Asks the learner. A command typed instead of an answer is run, and the question is asked
     * again, unless the learner has gone to another page. Empty when there is no answer.
     *
     * @throws InterruptedException after Ctrl-C
     */
    public Optional<String> ask(String question) throws InterruptedException {
        return console.interactive() ? new Asking(this).ask(question) : Optional.empty();
    }

    /** The learner typed quit where an answer was asked for. */
    void leave() {
        leaving = true;
    }

    boolean leaving() {
        return leaving;
    }

    /** Whether the session is being ended, by whatever thread. */
    boolean over() {
        return over;
    }

    /** The one thread that may ask: a command that did not stop when interrupted must not. */
    void foreground(Thread thread) {
        foreground = thread;
    }

    boolean inForeground() {
        return Thread.currentThread() == foreground;
    }

    /** One sentence about a fault of ours; with --debug, where it happened. */
    String fault(String command, Throwable thrown) {
        if (settings.debug()) {
            thrown.printStackTrace(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
        }
        String what =
                thrown.getMessage() == null
                        ? thrown.getClass().getSimpleName()
                        : thrown.getMessage();
        return "'"
                + command
                + "' failed: "
                + what
                + "."
                + (settings.debug()
                        ? ""
                        : " This is a fault of Forkshop, not yours; --debug shows where.");
    }

    /**
     * Ends every process. Called again meanwhile, from another thread, it stops waiting and kills.
     * No process can be started afterwards.
     */
    public void end() {
        World opened;
        JavaLines begun;
        synchronized (worldLock) {
            over = true;
            opened = world;
            begun = java;
        }
        if (begun != null) {
            begun.close();
        }
        try {
            if (opened != null) {
                opened.close();
            }
        } finally {
            stopRecording();
        }
    }

    /** The recording that is going on, or null. */
    Recorder recorder() {
        synchronized (worldLock) {
            return recorder;
        }
    }

    void record(Recorder begun) {
        synchronized (worldLock) {
            recorder = begun;
        }
        console.watch(begun.recording());
    }

    /** Ends the recording and says where it is; empty when there is none. From any thread. */
    Optional<Outcome> stopRecording() {
        Recorder ended;
        World opened;
        synchronized (worldLock) {
            ended = recorder;
            recorder = null;
            opened = world;
        }
        if (ended == null) {
            return Optional.empty();
        }
        console.watch(null);
        Map<Long, String> pids = new LinkedHashMap<>();
        pids.put(ProcessHandle.current().pid(), "primary");
        if (opened != null) {
            opened.all().forEach(live -> pids.put(live.pid(), live.name()));
        }
        Outcome outcome = ended.finish(pids);
        if (outcome == Outcome.OK) {
            console.error("Recorded in " + ended.path() + ".");
        } else if (over && outcome instanceof Outcome.Failed failed) {
            console.error(failed.message()); // No command is there to say it.
        }
        return Optional.of(outcome);
    }
}
