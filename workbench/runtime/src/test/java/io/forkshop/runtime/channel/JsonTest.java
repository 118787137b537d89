package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

class JsonTest {
    private record Point(int x, double y, Optional<String> label) {}

    @Test
    void eachKindOfNumberIsTheSmallestTypeThatHoldsIt() {
        assertEquals(7, Json.parse("7"));
        assertEquals(2_147_483_648L, Json.parse("2147483648"));
        assertEquals(999_999_999_999_999_999L, Json.parse("999999999999999999"));
        assertEquals(1e18, Json.parse("1000000000000000000"));
        assertEquals(1.0, Json.parse("1.0"));
        assertEquals(100.0, Json.parse("1e2"));
        assertEquals(-1.5e-3, Json.parse("-1.5E-3"));
        assertEquals(Double.POSITIVE_INFINITY, Json.parse("1e400"));
    }

    /** It is a double in JavaScript, and JSON.stringify drops the sign. */
    @Test
    void minusZeroIsReadAsADoubleAndWrittenAsZero() {
        assertEquals(-0.0, Json.parse("-0"));
        assertEquals("0", Json.write(-0.0));
    }

    @Test
    void numbersAreWrittenAsJavaScriptWould() {
        assertEquals("3", Json.write(3.0));
        assertEquals("0.1", Json.write(0.1));
        assertEquals("1000000000000000000000", Json.write(new BigInteger("1" + "0".repeat(21))));
        assertEquals("1.50", Json.write(new BigDecimal("1.50")));
        assertEquals("9007199254740993", Json.write(new AtomicLong(9_007_199_254_740_993L)));
        assertEquals(1e300, Json.parse(Json.write(1e300)));
        assertEquals("null", Json.write(Float.NaN));
    }

    @Test
    void aLoneSurrogateIsEscapedAndComesBack() {
        for (String lone : List.of("\ud83d", "\ude00", "\ude00\ud83d", "a\ud83d")) {
            String text = Json.write(lone);
            assertTrue(text.chars().allMatch(c -> c < 0x80), text);
            assertEquals(lone, Json.parse(text));
        }
        assertEquals("\"\uD83D\uDE00\"", Json.write("\uD83D\uDE00"));
        assertEquals("\uD83D\uDE00", Json.parse("\"\\ud83d\\ude00\""));
    }

    @Test
    void everyCharacterOfTheBasicPlaneComesBack() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0xffff; c++) {
            all.append(c).append('.');
        }
        assertEquals(all.toString(), Json.parse(Json.write(all.toString())));
    }

    /** Long strings are written by another way, as far as they are ASCII. */
    @Test
    void aCharacterThatIsSpecialComesBackFromAnywhereInALongString() {
        for (String special :
                List.of("\"", "\\", "\n", "\u007f", "é", "ÿ", "ģ", "中", "😀", "\ud800")) {
            for (int place = 0; place <= 120; place++) {
                String text = "a".repeat(place) + special + "?".repeat(120 - place);
                assertEquals(text, Json.parse(Json.write(text)));
                String alone = Json.write(special);
                String inside = alone.substring(1, alone.length() - 1);
                assertEquals('"' + text.replace(special, inside) + '"', Json.write(text));
            }
        }
    }

    @Test
    void illFormedUtf8BecomesTheReplacementCharacter() {
        byte[] bytes = {'"', 'a', (byte) 0xff, (byte) 0xc3, '"'};

        assertEquals("a\ufffd\ufffd", Json.parse(bytes, 0, bytes.length));
    }

    @Test
    void aThousandLevelsAreReadAndOneMoreIsRefused() {
        Object deep = Json.parse("[".repeat(1000) + "]".repeat(1000));
        assertInstanceOf(List.class, deep);
        assertMalformed(1000, "nested deeper than 1000", "[".repeat(100_000));
        assertMalformed(5000, "nested deeper than 1000", "{\"a\":".repeat(100_000));
    }

    @Test
    void whatContainsItselfIsNotWritten() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        assertRefused("ERR_INVALID_ARG_VALUE", self);
        Map<String, Object> map = new java.util.HashMap<>();
        map.put("me", List.of(map));
        assertRefused("ERR_INVALID_ARG_VALUE", map);
    }

    @Test
    void whatHasNoJsonFormIsNotWritten() {
        assertRefused("ERR_INVALID_ARG_TYPE", new Object());
        assertRefused("ERR_INVALID_ARG_TYPE", List.of(TimeUnit.SECONDS, (Runnable) () -> {}));
    }

    @Test
    void javaValuesHaveTheirNearestForm() {
        assertEquals("{\"x\":1,\"y\":2.5}", Json.write(new Point(1, 2.5, Optional.empty())));
        assertEquals("\"SECONDS\"", Json.write(TimeUnit.SECONDS));
        assertEquals("[1,2]", Json.write(new int[] {1, 2}));
        assertEquals("[[true],[]]", Json.write(new boolean[][] {{true}, {}}));
        assertEquals("\"1970-01-01T00:00:00.000Z\"", Json.write(new Date(0)));
        assertEquals("\"1970-01-01T00:00:00.123Z\"", Json.write(Instant.ofEpochMilli(123)));
        assertEquals("{\"null\":1}", Json.write(Collections.singletonMap(null, 1)));
        assertEquals("\"/tmp/a b\"", Json.write(Path.of("/tmp/a b")));
        assertEquals("\"c\"", Json.write('c'));
    }

    @Test
    void whatWasReadCannotBeChanged() {
        Map<?, ?> map = (Map<?, ?>) Json.parse("{\"a\":[1]}");

        assertThrows(UnsupportedOperationException.class, map::clear);
        assertThrows(UnsupportedOperationException.class, () -> ((List<?>) map.get("a")).clear());
    }

    @Test
    void theLastOfTwoEqualKeysCounts() {
        assertEquals(Map.of("a", 2), Json.parse("{\"a\":1,\"a\":2}"));
        assertNull(Json.parse(" null "));
        assertEquals(Map.of("", List.of()), Json.parse("\t{ \"\" : [ ] }\r\n"));
    }

    /** The offset is where a caret goes: in bytes, which the caller must know of. */
    @Test
    void theOffsetIsThePlaceOfTheFault() {
        assertMalformed(0, "expected a value, the text ends", "");
        assertMalformed(1, "expected a key in double quotes", "{a:1}");
        assertMalformed(5, "expected ':' after a key", "{\"a\" 1}");
        assertMalformed(7, "expected a key in double quotes", "{\"a\":1,}");
        assertMalformed(7, "expected ',' or '}' in an object", "{\"a\":1 \"b\":2}");
        assertMalformed(3, "expected a value", "[1,]");
        assertMalformed(2, "expected ',' or ']' in an array", "[1");
        assertMalformed(2, "expected the end of the text", "1 2");
        assertMalformed(2, "a number must not start with 0", "01");
        assertMalformed(1, "expected a digit", "-");
        assertMalformed(2, "expected a digit", "1.");
        assertMalformed(3, "expected true", "tru");
        assertMalformed(2, "expected null", "nul".replace("l", "u"));
        assertMalformed(2, "a string has no closing quote", "\"a");
        assertMalformed(2, "a control character in a string must be escaped", "\"a\nb\"");
        assertMalformed(3, "unknown escape in a string", "\"\\x41\"");
        assertMalformed(5, "\\u needs four hexadecimal digits", "\"\\u00g0\"");
        assertMalformed(0, "expected a value", "\ufeff1");
        assertMalformed(7, "expected the end of the text", "\"你\" x".replace(" ", "  "));
        assertMalformed(0, "expected a value", "NaN");
        assertMalformed(0, "expected a value", "'a'");
    }

    private static void assertMalformed(int offset, String rule, String text) {
        var thrown = assertThrows(MalformedJson.class, () -> Json.parse(text), text);
        assertEquals(rule + " at " + offset, thrown.rule() + " at " + thrown.offset());
        assertEquals("ERR_MALFORMED_JSON", thrown.code());
    }

    private static void assertRefused(String code, Object value) {
        assertEquals(code, assertThrows(ForkshopException.class, () -> Json.write(value)).code());
    }

    @Test
    void theBeginningOfALongTextEndsBetweenTwoCharacters() {
        assertEquals("[1,2]", Json.beginning(List.of(1, 2), 100));
        assertEquals("\"éé…", Json.beginning("é".repeat(50), 6));
    }

    /** Thirty lists, each of the one before twice: 2^30 numbers when written out. */
    @Test
    void sharedPartsCostNoMoreThanWasAskedFor() {
        List<Object> shared = List.of(1);
        for (int i = 0; i < 30; i++) {
            shared = List.of(shared, shared);
        }
        assertTrue(Json.beginning(shared, 1000).length() <= 1001);
        byte[] large = new byte[1 << 24];
        assertTrue(Json.beginning(List.of(large, large), 1000).length() <= 1001);
    }
}
