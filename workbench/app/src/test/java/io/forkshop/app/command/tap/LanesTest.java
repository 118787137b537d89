package io.forkshop.app.command.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.terminal.Columns;
import io.forkshop.app.terminal.HostileCorpus;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.world.JournalEntry;
import io.forkshop.app.world.JournalEntry.Passed;
import io.forkshop.runtime.channel.Tap;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class LanesTest {
    private static final List<JournalEntry> TALK =
            List.of(
                    Some.message(1, "primary", "w1", "{\"n\":1}"),
                    Some.message(2, "w1", "primary", "{\"hello\":\"世界\"}"),
                    Some.message(3, "primary", "w2", "[1,2,3]"),
                    Some.message(1500, "w2", "primary", "\"" + "x".repeat(90) + "\""));

    private static String drawn(List<JournalEntry> entries, int width, Style style) {
        return String.join(
                "\n", Lanes.of(entries, width, style).stream().map(Text::plain).toList());
    }

    @Test
    void eachProcessHasALaneAndTimeRunsDown() {
        assertEquals(
                """
                SECONDS   primary                           w1                                w2
                   0.000  │─{"n":1}────────────────────────▸│                                 │
                   0.001  │◂───────────────{"hello":"世界"}─│                                 │
                   0.002  │─[1,2,3]─────────────────────────┼────────────────────────────────▸│
                   1.499  │◂─"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…─│\
                """
                        .stripTrailing(),
                drawn(TALK, 80, Style.PLAIN));
    }

    @Test
    void asciiIsEnough() {
        String drawn = drawn(TALK, 80, Style.PLAIN_ASCII);
        assertTrue(drawn.contains("|-[1,2,3]-------------------------+-----"), drawn);
        assertTrue(drawn.contains("|<---------------{\"hello\":\"世界\"}-|"), drawn);
    }

    @Test
    void inFewColumnsItIsAList() {
        assertEquals(
                """
                0.000 s  primary → w1
                  {"n":1}
                0.001 s  w1 → primary
                  {"hello":"世界"}
                0.002 s  primary → w2
                  [1,2,3]
                1.499 s  w2 → primary
                  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\
                """,
                drawn(TALK, 40, Style.PLAIN));
    }

    @Test
    void moreProcessesThanFitAreAListToo() {
        List<JournalEntry> many = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            many.add(Some.message(i, "primary", "w" + i, "1"));
        }
        String drawn = drawn(many, 80, Style.PLAIN);
        assertTrue(drawn.startsWith("10 processes do not fit side by side"), drawn);
        assertTrue(drawn(many, 160, Style.PLAIN).startsWith("SECONDS"), "nine fit there");
    }

    @Test
    void nodesOwnMessagesAreSaidInAWord() {
        Optional<Passed> socket = Optional.of(new Passed("net.Native", 25));
        String open = "{\"cmd\":\"NODE_HANDLE\",\"msg\":{\"cmd\":\"NODE_CLUSTER\",";
        String newconn = open + "\"act\":\"newconn\",\"seq\":7}}";
        String answer = "{\"cmd\":\"NODE_CLUSTER\",\"ack\":7,\"accepted\":true}";
        List<JournalEntry> talk =
                List.of(
                        Some.entry(1, "primary", "c1", Tap.Kind.INTERNAL, newconn, socket),
                        Some.internal(2, "c1", "primary", answer),
                        Some.entry(3, "c1", "primary", Tap.Kind.ACK, "{}", Optional.empty()));
        String drawn = drawn(talk, 80, Style.PLAIN);
        assertTrue(drawn.contains("─(internal) newconn #7 + fd 25─"), drawn);
        assertTrue(drawn.contains("─(internal) answer to #7─"), drawn);
        assertTrue(drawn.contains("─(ack) got the handle─"), drawn);
    }

    @Test
    void noLineIsWiderThanTheScreenAndNoneIsRaw() {
        List<JournalEntry> talk = new ArrayList<>();
        int number = 1;
        for (String sample : HostileCorpus.samples()) {
            talk.add(Some.message(number++, number % 2 == 0 ? "w1" : "primary", "w2", sample));
        }
        talk.removeIf(entry -> !entry.from().equals("primary"));
        for (int width : List.of(40, 60, 80, 120)) {
            for (Text line : Lanes.of(talk, width, Style.PLAIN)) {
                assertTrue(Columns.of(line.plain()) <= width, line.plain());
                assertTrue(line.plain().chars().noneMatch(Character::isISOControl));
            }
        }
    }

    /** However far one scrolls, the names are on the screen. */
    @Test
    void theNamesComeAgain() {
        List<JournalEntry> talk = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            talk.add(Some.message(i, "primary", "w1", "1"));
        }
        assertEquals(3, drawn(talk, 80, Style.PLAIN).split("SECONDS", -1).length - 1);
    }
}
