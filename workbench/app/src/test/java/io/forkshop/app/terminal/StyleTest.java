package io.forkshop.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

class StyleTest {
    private static final Map<String, String> TERMINAL =
            Map.of("TERM", "xterm-256color", "LANG", "en_GB.UTF-8");

    @Test
    void aTerminalIsDrawnInColour() {
        assertEquals(Style.COLOUR, Style.of(true, TERMINAL, false, false));
    }

    @Test
    void whatIsNotATerminalGetsNoEscape() {
        assertFalse(Style.of(false, TERMINAL, false, false).ansi());
    }

    @Test
    void eachWayToRefuseColourIsHeard() {
        assertFalse(Style.of(true, TERMINAL, true, false).ansi());
        assertFalse(Style.of(true, with("NO_COLOR", "1"), false, false).ansi());
        assertFalse(Style.of(true, with("TERM", "dumb"), false, false).ansi());
        assertFalse(Style.of(true, Map.of("LANG", "C.UTF-8"), false, false).ansi());
    }

    @Test
    void anEmptyNoColorRefusesNothing() {
        assertTrue(Style.of(true, with("NO_COLOR", ""), false, false).ansi());
    }

    @Test
    void aLocaleThatIsNotUtf8GetsAscii() {
        assertFalse(Style.of(true, with("LANG", "C"), false, false).unicode());
        assertFalse(Style.of(true, with("LC_ALL", "POSIX"), false, false).unicode());
        assertFalse(Style.of(true, Map.of("TERM", "xterm"), false, false).unicode());
        assertFalse(Style.of(true, TERMINAL, false, true).unicode());
    }

    @Test
    void theFirstLocaleThatIsNotEmptyDecides() {
        assertTrue(Style.of(true, with("LC_ALL", ""), false, false).unicode());
        assertTrue(Style.of(true, with("LC_CTYPE", "zh_CN.utf8"), false, false).unicode());
    }

    @Test
    void everyToneEndsWhereItsRunEnds() {
        Text text = Text.of("a ").append("b", Tone.CODE).append(" c");
        assertEquals("a \033[36mb\033[m c", Style.COLOUR.render(text));
        assertEquals("a b c", Style.PLAIN.render(text));
    }

    /**
     * SGR parameters of attributes and the 16 theme colours; never 38 or 48, the other palettes.
     */
    @Test
    void onlyThemeColoursAreUsed() {
        for (Tone tone : Tone.values()) {
            assertTrue(tone.sgr().matches("|([1-4]|[39][0-7])(;([1-4]|[39][0-7]))*"), tone::name);
        }
    }

    @Test
    void everyGlyphHasAnAsciiForm() {
        for (Glyph glyph : Glyph.values()) {
            String form = Style.PLAIN_ASCII.sign(glyph);
            assertTrue(form.chars().allMatch(c -> c >= ' ' && c <= '~'), glyph::name);
        }
    }

    @Test
    void typographyFoldsToAscii() {
        String prose = "“a” → b — c…";
        assertEquals("\"a\" -> b -- c...", Style.PLAIN_ASCII.prose(prose));
        assertEquals(prose, Style.PLAIN.prose(prose));
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> env = new HashMap<>(TERMINAL);
        env.put(name, value);
        return env;
    }
}
