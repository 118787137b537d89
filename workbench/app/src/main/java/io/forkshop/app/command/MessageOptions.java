package io.forkshop.app.command;

import io.forkshop.app.command.tap.Selection;
import io.forkshop.app.world.Journal;
import io.forkshop.app.world.JournalEntry;
import io.forkshop.app.world.World;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of {@code messages}.
 *
 * @param last at most so many, the newest; 0 when nothing was said
 * @param save the file's name; empty for none
 * @param length how long to follow; empty when nothing was said
 */
record MessageOptions(
        Selection selection,
        View view,
        boolean live,
        boolean json,
        int last,
        Optional<String> save,
        Optional<Timeout> length) {
    /** How a message looks. */
    enum View {
        LIST,
        RAW,
        DIAGRAM
    }

    /** Why the words cannot be meant so. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1;

        Mistake(String sentence) {
            super(sentence);
        }
    }

    private static final List<String> SWITCHES = List.of("--live", "--raw", "--diagram", "--json");
    private static final List<String> VALUED =
            List.of("--from", "--to", "--kind", "--text", "--last", "--since", "--save", "--for");

    static MessageOptions of(Arguments arguments, World world) throws Mistake {
        List<String> words = new ArrayList<>(arguments.words());
        List<String> switches = new ArrayList<>();
        words.removeIf(word -> SWITCHES.contains(word) && switches.add(word));
        Given given = Given.of(words, VALUED);
        if (!given.mistake().isEmpty()) {
            throw new Mistake(given.mistake());
        }
        boolean raw = switches.contains("--raw");
        boolean diagram = switches.contains("--diagram");
        boolean live = switches.contains("--live");
        boolean json = switches.contains("--json");
        if (diagram && (live || json || raw)) {
            throw new Mistake("--diagram stands alone: without --live, --raw and --json.");
        }
        if (live && given.value("--save").isPresent()) {
            throw new Mistake("--live shows and --save keeps: type two commands.");
        }
        if (!live && given.value("--for").isPresent()) {
            throw new Mistake("--for says how long --live lasts: messages --live --for 10s");
        }
        return new MessageOptions(
                selection(given, world),
                raw ? View.RAW : diagram ? View.DIAGRAM : View.LIST,
                live,
                json,
                last(given),
                given.value("--save"),
                given.value("--for").map(Timeout::of));
    }

    private static Selection selection(Given given, World world) throws Mistake {
        given.plain().forEach(name -> Workers.forked(world, name));
        return new Selection(
                given.plain(),
                party(given, "--from", world),
                party(given, "--to", world),
                kinds(given),
                given.value("--text").orElse(""),
                since(given));
    }

    private static String party(Given given, String option, World world) {
        String name = given.value(option).orElse(null);
        if (name != null && !name.equals(JournalEntry.PRIMARY)) {
            Workers.forked(world, name);
        }
        return name;
    }

    private static List<String> kinds(Given given) throws Mistake {
        List<String> kinds =
                given.value("--kind").map(typed -> List.of(typed.split(","))).orElse(List.of());
        for (String kind : kinds) {
            if (!Selection.KINDS.contains(kind)) {
                throw new Mistake(
                        "There is no kind '"
                                + kind
                                + "' of message."
                                + Spelling.hint(kind, Selection.KINDS)
                                + " There are "
                                + String.join(", ", Selection.KINDS)
                                + ".");
            }
        }
        return kinds;
    }

    private static int last(Given given) throws Mistake {
        Optional<String> typed = given.value("--last");
        if (typed.isEmpty()) {
            return 0;
        }
        return Given.number(typed.get(), 1, Journal.MOST_ENTRIES)
                .orElseThrow(
                        () ->
                                new Mistake(
                                        "--last takes a number from 1 to "
                                                + Journal.MOST_ENTRIES
                                                + "."));
    }

    /** A time of today, or so long ago. */
    private static long since(Given given) throws Mistake {
        String typed = given.value("--since").orElse("");
        if (typed.isEmpty()) {
            return 0;
        }
        if (!typed.contains(":")) {
            return System.currentTimeMillis() - Timeout.of(typed).duration().toMillis();
        }
        try {
            return LocalTime.parse(
                            typed.length() == 4 || typed.indexOf(':') == 1 ? "0" + typed : typed)
                    .atDate(LocalDate.now())
                    .atZone(ZoneId.systemDefault())
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException e) {
            throw new Mistake(
                    "'" + typed + "' is no time. Write 14:03:05, or 10s for ten seconds ago.");
        }
    }
}
