package io.forkshop.app.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class BoundedTest {
    @Test
    void theOldestGiveWayAndAreCounted() {
        var bounded = new Bounded<String>(2, 100, String::length);
        List.of("a", "b", "c").forEach(bounded::add);
        assertEquals(List.of("b", "c"), bounded.toList());
        assertEquals(1, bounded.dropped());
    }

    @Test
    void weightCountsToo() {
        var bounded = new Bounded<String>(10, 5, String::length);
        List.of("aaa", "bb", "cc").forEach(bounded::add);
        assertEquals(List.of("bb", "cc"), bounded.toList());
    }

    @Test
    void theNewestStaysHoweverHeavy() {
        var bounded = new Bounded<String>(10, 5, String::length);
        bounded.add("123456789");
        assertEquals(List.of("123456789"), bounded.toList());
    }

    @Test
    void whatIsTakenWeighsNothing() {
        var bounded = new Bounded<String>(10, 5, String::length);
        bounded.add("12345");
        assertEquals(Optional.of("12345"), bounded.poll());
        List.of("abc", "de").forEach(bounded::add);
        assertEquals(List.of("abc", "de"), bounded.toList());
        assertEquals(0, bounded.dropped());
    }
}
