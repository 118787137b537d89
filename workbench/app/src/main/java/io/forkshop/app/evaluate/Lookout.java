package io.forkshop.app.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks at the session's process while somebody waits for it, once a second and not before the
 * first: whether a signal has stopped it, and how much processor time it has used. Its first second
 * is not counted: what is over in that costs no look. The engine's thread owns it.
 */
final class Lookout {
    /** Told at most once for one wait. */
    interface Told {
        /** A signal stopped it (SIGSTOP), so nothing goes on. */
        void standsStill(long pid);

        /** It has used more than it may. */
        void usedUp(Duration used, Duration most);
    }

    /** Whoever stops it on purpose, to look at it, lets it go on before that. */
    private static final int SECONDS_OF_GRACE = 5;

    private final long pid;
    private final Duration most;
    private final Told told;
    private int looks;
    private Duration before = Duration.ZERO;
    private boolean toldStill;
    private boolean toldUsedUp;

    /**
     * @param most processor time in one wait; zero for any
     */
    Lookout(long pid, Duration most, Told told) {
        this.pid = pid;
        this.most = most;
        this.told = told;
    }

    /** Somebody begins to wait. */
    void begin() {
        looks = 0;
        toldStill = false;
        toldUsedUp = false;
    }

    /** A second has passed. */
    void look() {
        looks++;
        if (looks >= SECONDS_OF_GRACE && !toldStill && isStopped()) {
            toldStill = true;
            told.standsStill(pid);
        }
        if (!most.isZero() && !toldUsedUp) {
            lookAtTime();
        }
    }

    private void lookAtTime() {
        Duration now =
                ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO);
        if (looks == 1) {
            before = now;
        }
        Duration used = now.minus(before);
        if (used.compareTo(most) > 0) {
            toldUsedUp = true;
            told.usedUp(used, most);
        }
    }

    /** By the state in proc_pid_stat(5); one that cannot be read is none. */
    private boolean isStopped() {
        try {
            Path stat = Path.of("/proc/" + pid + "/stat");
            String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
            return state(line).filter(state -> state == 'T' || state == 't').isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** Behind the name, which may hold anything, parentheses too. */
    private static Optional<Character> state(String line) {
        int at = line.lastIndexOf(')') + 2;
        return at < line.length() ? Optional.of(line.charAt(at)) : Optional.empty();
    }
}
