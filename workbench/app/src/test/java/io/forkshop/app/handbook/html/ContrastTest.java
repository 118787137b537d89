package io.forkshop.app.handbook.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The colours of the page, counted as WCAG 2 counts contrast. */
class ContrastTest {
    private static final double LEAST = 4.5;
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

    @ParameterizedTest
    @ValueSource(strings = {":root", ":root[data-theme=\"dark\"]"})
    void everyTextCanBeReadOnBothGrounds(String theme) throws IOException {
        Map<String, Integer> colours = colours(theme);
        List<String> weak = new ArrayList<>();
        for (String ground : List.of("ground", "panel")) {
            colours.forEach(
                    (name, colour) -> {
                        boolean text = !List.of("ground", "panel", "line").contains(name);
                        double contrast = contrast(colour, colours.get(ground));
                        if (text && contrast < LEAST) {
                            weak.add("%s on %s: %.2f".formatted(name, ground, contrast));
                        }
                    });
        }
        assertTrue(colours.size() > 12, "" + colours);
        assertEquals(List.of(), weak);
    }

    /** The system's dark theme and the one that is chosen are the same. */
    @org.junit.jupiter.api.Test
    void thereIsOneDarkTheme() throws IOException {
        assertEquals(
                colours(":root[data-theme=\"dark\"]"),
                colours(":root:not([data-theme=\"light\"])"));
    }

    private static Map<String, Integer> colours(String theme) throws IOException {
        String css;
        try (InputStream in = HtmlBook.class.getResourceAsStream("book.css")) {
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int from = css.indexOf(theme + " {");
        Matcher colour = COLOUR.matcher(css.substring(from, css.indexOf('}', from)));
        Map<String, Integer> found = new LinkedHashMap<>();
        while (colour.find()) {
            found.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
        }
        return found;
    }

    private static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double c = (channel & 0xff) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
