package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class ArgumentsTest {
    @Test
    void quotesHoldWordsTogetherAndGoAway() {
        Arguments arguments = Arguments.parse("sh -c 'a  b' \"c \\\" d\" e\\ f ''");
        assertEquals(List.of("sh", "-c", "a  b", "c \" d", "e f", ""), arguments.words());
    }

    @Test
    void jsonKeepsItsQuotesInTheTextAsTyped() {
        Arguments arguments = Arguments.parse("w1   {\"a b\": 'c'}");
        assertEquals("{\"a b\": 'c'}", arguments.restFrom(1));
        assertEquals("", arguments.restFrom(9));
    }

    @Test
    void wordsThatAShellHasSplitAreTakenAsTheyAre() {
        Arguments arguments = Arguments.of(List.of("w1", "{\"n\": 1}"));
        assertEquals("{\"n\": 1}", arguments.restFrom(1));
        assertEquals(List.of("w1", "{\"n\": 1}"), arguments.words());
    }

    @Test
    void anOptionsValueMayFollowItOrAnEqualsSign() {
        Arguments after = Arguments.parse("w1 --timeout 5s exit");
        Arguments joined = Arguments.parse("w1 exit --timeout=5s");
        assertEquals(Optional.of("5s"), after.option("--timeout"));
        assertEquals(Optional.of("5s"), joined.option("--timeout"));
        assertEquals(List.of("w1", "exit"), after.positionals("--timeout"));
        assertEquals(List.of("w1", "exit"), joined.positionals("--timeout"));
        assertTrue(Arguments.parse("--raw w1").flag("--raw"));
    }

    @Test
    void anUnclosedQuoteEndsWithTheLine() {
        assertEquals(List.of("a", "b c"), Arguments.parse("a 'b c").words());
        assertEquals(List.of("a\\"), Arguments.parse("a\\").words());
    }
}
