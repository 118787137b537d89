package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;

import java.util.List;
import java.util.Locale;

/**
 * A signal by name and number, as Linux numbers them on x86-64 and aarch64 (signal(7)).
 *
 * @param name with its prefix, such as {@code SIGTERM}
 * @param number 1 to 64
 */
public record Signal(String name, int number) {
    private static final List<String> NAMES =
            List.of(
                    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1",
                    "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP",
                    "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO",
                    "PWR", "SYS");
    private static final int LAST = 64;

    public static final Signal SIGHUP = of(1);
    public static final Signal SIGINT = of(2);
    public static final Signal SIGKILL = of(9);
    public static final Signal SIGTERM = of(15);
    public static final Signal SIGCONT = of(18);
    public static final Signal SIGSTOP = of(19);

    /**
     * The signal of that number. Throws {@link ForkshopException} ERR_UNKNOWN_SIGNAL outside 1 to
     * 64.
     */
    public static Signal of(int number) {
        if (number < 1 || number > LAST) {
            throw unknown(String.valueOf(number));
        }
        return new Signal(
                number <= NAMES.size() ? "SIG" + NAMES.get(number - 1) : "SIGRT" + number, number);
    }

    /**
     * The signal of that name, with or without SIG, in any case, or of that number in digits
     * (node-spec 4.1). Throws {@link ForkshopException} ERR_UNKNOWN_SIGNAL for any other.
     */
    public static Signal of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        String bare = upper.startsWith("SIG") ? upper.substring(3) : upper;
        int index = NAMES.indexOf(bare);
        if (index >= 0) {
            return of(index + 1);
        }
        if (!name.isEmpty()
                && name.length() < 4
                && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return of(Integer.parseInt(name));
        }
        throw unknown(name);
    }

    /** Every name, SIGHUP first: for completion and did-you-mean. */
    public static List<String> names() {
        return NAMES.stream().map(n -> "SIG" + n).toList();
    }

    private static ForkshopException unknown(String given) {
        return new ForkshopException(
                "ERR_UNKNOWN_SIGNAL",
                "there is no signal " + given + "; `kill -l` lists the system's");
    }

    @Override
    public String toString() {
        return name;
    }
}
