package io.forkshop.app.command;

import io.forkshop.app.inspect.CallWords;
import io.forkshop.app.inspect.SystemCall;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.World;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The system calls of a process, or of a fork, in words. */
final class Trace implements Command {
    private static final String FOR = "--for";
    private static final Timeout OF_A_PIPE = Timeout.of("5s");
    private static final Timeout OF_A_FORK = Timeout.of("2s");
    private static final Duration POLL = Duration.ofMillis(50);

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public String synopsis() {
        return "trace [--for TIME] NAME|PID|fork FILE [ARGS]";
    }

    @Override
    public String summary() {
        return "show system calls in words, by strace";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Attaches strace and says which process is started, which program it becomes,",
                "what is sent and received over sockets, who is signalled and who ends. It",
                "ends with q, Ctrl-C or the process; the process goes on without it. What is",
                "traced runs many times slower meanwhile.",
                "  fork FILE    the fork itself: what the workbench does, and the new worker",
                "  --for TIME   how long, such as 5s; in a pipe 5s, for a fork 2s",
                "Example: trace fork echo.java");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.WORKER_OR_PID, Candidates.FILE, Candidates.NOTHING);
    }

    @Override
    public Moves moves() {
        return Moves.PERHAPS;
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws Exception {
        Optional<Timeout> given = Optional.empty();
        int at = 0;
        if (arguments.word(0).orElse("").equals(FOR)) {
            given = arguments.word(1).map(Timeout::of);
            at = 2;
        }
        String target = arguments.word(at).orElse("");
        if (target.isEmpty()) {
            return Outcome.usage("trace needs a process, or a fork: trace fork echo.java");
        }
        boolean fork = target.equals("fork");
        if (!fork && arguments.count() > at + 1) {
            return Outcome.usage("trace takes one process: trace w1");
        }
        World world = session.world();
        long pid = fork ? ProcessHandle.current().pid() : pid(target, world);
        if (!fork && !world.owns(pid)) {
            return Outcome.failed(
                    target + " is no living process of this workbench; 'ps' lists them.");
        }
        try (Strace strace = Strace.attach(pid, world)) {
            return fork
                    ? fork(strace, arguments.restFrom(at + 1), given.orElse(OF_A_FORK), session)
                    : follow(strace, target, given, session);
        }
    }

    private static long pid(String word, World world) {
        return word.matches("\\d{1,10}") ? Long.parseLong(word) : Workers.find(world, word).pid();
    }

    private static Outcome fork(Strace strace, String rest, Timeout time, Session session)
            throws Exception {
        Outcome outcome = new Fork().run(Arguments.parse(rest), session);
        Printing printing = new Printing(session.console());
        long end = System.nanoTime() + time.duration().toNanos();
        while (outcome.code() == 0 && System.nanoTime() < end && !strace.over()) {
            strace.next(POLL).ifPresent(printing::print);
        }
        printing.end("The fork was traced for " + time.text() + ".");
        return outcome;
    }

    private static Outcome follow(
            Strace strace, String target, Optional<Timeout> time, Session session)
            throws InterruptedException {
        Console console = session.console();
        Printing printing = new Printing(console);
        Timeout limit = time.orElse(console.interactive() ? Timeout.of("never") : OF_A_PIPE);
        long end = System.nanoTime() + limit.duration().toNanos();
        if (console.interactive()) {
            console.live(() -> frame(strace, target, printing, end));
        } else {
            while (System.nanoTime() < end && !strace.over()) {
                strace.next(POLL).ifPresent(printing::print);
            }
        }
        printing.end(strace.over() ? target + " has ended." : target + " goes on without strace.");
        return Outcome.OK;
    }

    // What has come goes above the one line that stays.
    private static List<Text> frame(Strace strace, String target, Printing printing, long end) {
        try {
            Optional<SystemCall> call = strace.next(Duration.ZERO);
            while (call.isPresent()) {
                printing.printAbove(call.get());
                call = strace.next(Duration.ZERO);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return strace.over() || System.nanoTime() > end
                ? List.of()
                : List.of(
                        Text.of(
                                "tracing "
                                        + target
                                        + ": "
                                        + printing.shown()
                                        + " calls shown, "
                                        + printing.silent()
                                        + " others"));
    }

    /** One line a call, those that say nothing only counted. */
    private static final class Printing {
        private final Console console;
        private int shown;
        private int silent;

        Printing(Console console) {
            this.console = console;
        }

        int shown() {
            return shown;
        }

        int silent() {
            return silent;
        }

        void print(SystemCall call) {
            words(call).ifPresent(console::print);
        }

        void printAbove(SystemCall call) {
            words(call).ifPresent(console::above);
        }

        private Optional<Text> words(SystemCall call) {
            Optional<String> words = CallWords.of(call);
            shown += words.isPresent() ? 1 : 0;
            silent += words.isPresent() ? 0 : 1;
            return words.map(w -> Text.of(call.thread() + "  ", Tone.DIM).append(w));
        }

        void end(String sentence) {
            console.print(
                    sentence + " " + shown + " system calls were shown, " + silent + " were not.");
        }
    }
}
