package io.forkshop.app.inspect;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a prediction: parts divided by commas or {@code and}. People write freely, so reading is
 * generous; what it cannot read it refuses, because a prediction that is misread teaches wrongly.
 */
public final class Predicted {
    /** What may be written, for whoever wrote something else. */
    public static final List<String> EXAMPLES =
            List.of(
                    "+2 alive",
                    "1 fewer",
                    "nothing changes",
                    "w1 dies SIGKILL",
                    "w1 exits 3",
                    "w1 survives",
                    "w1 stopped",
                    "1 zombie",
                    "+1 orphan");

    private static final String NUMBER = "([+-]?\\d+|an?|one|two|three|four|no)";
    private static final String KINDS = "(alive|process(?:es)?|zombies?|orphans?|stopped)";
    private static final Pattern RELATIVE =
            Pattern.compile(NUMBER + " (more|new|fewer|less)(?: " + KINDS + ")?");
    private static final Pattern COUNT = Pattern.compile(NUMBER + "(?: " + KINDS + ")?");
    private static final String WHO = "([a-z]\\d+|\\d+)";
    private static final Pattern ENDS =
            Pattern.compile(
                    WHO
                            + " (?:will )?(?:die|dies|end|ends|exit|exits|dead|gone|ended|"
                            + "(?:is |gets |be )?killed)"
                            + "(?: (?:by|with|of|from|code|signal|exit))*(?: (\\S+))?");
    private static final Pattern IS =
            Pattern.compile(WHO + " (?:(?:will |is |becomes?|be |stays?|a )\\s*)*(\\w+)");

    private static final Map<String, Integer> WORDS =
            Map.of("a", 1, "an", 1, "one", 1, "two", 2, "three", 3, "four", 4, "no", 0);
    private static final Set<ProcessState> GOING =
            Set.copyOf(
                    EnumSet.of(
                            ProcessState.RUNNING,
                            ProcessState.SLEEPING,
                            ProcessState.IDLE,
                            ProcessState.WAITING));

    private Predicted() {}

    /** Its parts; empty when one of them cannot be read. */
    public static Optional<List<Expectation>> read(String text) {
        var parts = new ArrayList<Expectation>();
        for (var part : text.strip().toLowerCase(Locale.ROOT).split("\\s*(?:[,;]|\\band\\b)\\s*")) {
            var read = part(part.replaceAll("\\s+", " "));
            if (read.isEmpty()) {
                return Optional.empty();
            }
            parts.add(read.get());
        }
        return Optional.of(parts);
    }

    private static Optional<Expectation> part(String part) {
        if (part.matches("nothing(?: (?:changes|happens))?|no change")) {
            return Optional.of(new Expectation.More(Kind.ALIVE, 0));
        }
        Matcher relative = RELATIVE.matcher(part);
        if (relative.matches()) {
            var less = relative.group(2).matches("fewer|less");
            var by = number(relative.group(1)) * (less ? -1 : 1);
            return Optional.of(new Expectation.More(kind(relative.group(3)), by));
        }
        Matcher count = COUNT.matcher(part);
        if (count.matches()) {
            return counted(count.group(1), count.group(2));
        }
        return named(part);
    }

    private static Optional<Expectation> counted(String number, String kind) {
        if (number.startsWith("+") || number.startsWith("-")) {
            return Optional.of(new Expectation.More(kind(kind), number(number)));
        }
        // A bare number could mean both.
        return kind == null
                ? Optional.empty()
                : Optional.of(new Expectation.Total(kind(kind), number(number)));
    }

    private static Optional<Expectation> named(String part) {
        Matcher ends = ENDS.matcher(part);
        if (ends.matches()) {
            return ends.group(2) == null
                    ? Optional.of(new Expectation.Ends(ends.group(1), Optional.empty()))
                    : ending(ends.group(2))
                            .map(how -> new Expectation.Ends(ends.group(1), Optional.of(how)));
        }
        Matcher is = IS.matcher(part);
        return is.matches() ? state(is.group(1), is.group(2)) : Optional.empty();
    }

    private static Optional<ExitStatus> ending(String word) {
        if (word.matches("\\d{1,3}")) {
            return Optional.of(new ExitStatus.Exited(Integer.parseInt(word)));
        }
        var name = word.toUpperCase(Locale.ROOT);
        try {
            var signal = Signal.of(name.startsWith("SIG") ? name : "SIG" + name);
            return Optional.of(new ExitStatus.Signalled(signal));
        } catch (ForkshopException e) {
            return Optional.empty();
        }
    }

    private static Optional<Expectation> state(String who, String word) {
        return Optional.ofNullable(
                        switch (word) {
                            case "stopped", "stops", "t" -> EnumSet.of(ProcessState.STOPPED);
                            case "zombie", "z" -> EnumSet.of(ProcessState.ZOMBIE);
                            case "sleeping", "sleeps", "waiting", "s" ->
                                    EnumSet.of(ProcessState.SLEEPING, ProcessState.IDLE);
                            case "computing", "r" -> EnumSet.of(ProcessState.RUNNING);
                            case "running", "runs", "continues" -> EnumSet.copyOf(GOING);
                            case "alive", "lives", "survives", "stays" -> alive();
                            default -> null;
                        })
                .map(states -> new Expectation.Is(who, shown(word), states));
    }

    private static String shown(String word) {
        return switch (word) {
            case "lives", "survives", "stays" -> "alive";
            case "runs", "continues" -> "running";
            case "stops", "t" -> "stopped";
            case "sleeps", "waiting", "s" -> "sleeping";
            case "r" -> "computing";
            case "z", "zombie" -> "a zombie";
            default -> word;
        };
    }

    private static EnumSet<ProcessState> alive() {
        var alive = EnumSet.copyOf(GOING);
        alive.addAll(List.of(ProcessState.STOPPED, ProcessState.TRACED, ProcessState.UNKNOWN));
        return alive;
    }

    private static int number(String text) {
        return WORDS.containsKey(text) ? WORDS.get(text) : Integer.parseInt(text);
    }

    private static Kind kind(String word) {
        return switch (word == null ? "" : word) {
            case "zombie", "zombies" -> Kind.ZOMBIE;
            case "orphan", "orphans" -> Kind.ORPHAN;
            case "stopped" -> Kind.STOPPED;
            default -> Kind.ALIVE;
        };
    }
}
