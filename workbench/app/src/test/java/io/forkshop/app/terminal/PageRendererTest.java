package io.forkshop.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.course.Block;
import io.forkshop.app.course.Inline;
import io.forkshop.app.course.Page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Drawn pages against kept ones. After a change that is meant, look at what was drawn (in {@code
 * target/drawn}) and copy it over the kept file.
 */
class PageRendererTest {
    private static final Path KEPT = Path.of("src/test/resources/drawn");
    private static final Path DRAWN = Path.of("target/drawn");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    @ParameterizedTest
    @CsvSource({
        "unicode, 40", "unicode, 60", "unicode, 80", "unicode, 120",
        "ascii, 40", "ascii, 60", "ascii, 80", "ascii, 120",
        "colour, 40", "colour, 60", "colour, 80", "colour, 120"
    })
    void aPageLooksAsItDid(String name, int width) throws IOException {
        Style style = style(name);
        String drawn =
                draw(style, width).stream()
                        .map(line -> style.render(line).replace("\033", "\\e") + "\n")
                        .collect(Collectors.joining());
        String file = name + "-" + width + ".txt";
        Files.writeString(Files.createDirectories(DRAWN).resolve(file), drawn);
        assertEquals(Files.readString(KEPT.resolve(file)), drawn, "see " + DRAWN.resolve(file));
    }

    @Test
    void noLineIsWiderThanAsked() {
        for (Style style : List.of(Style.PLAIN, Style.PLAIN_ASCII, Style.COLOUR)) {
            for (int width = 40; width <= 200; width++) {
                for (Text line : draw(style, width)) {
                    assertTrue(line.columns() <= width, line + " at " + width);
                }
            }
        }
    }

    @Test
    void plainStylesWriteNoEscapeAndNoBlankEnds() {
        for (Style style : List.of(Style.PLAIN, Style.PLAIN_ASCII)) {
            for (Text line : draw(style, 72)) {
                assertFalse(style.render(line).contains("\033"), line::plain);
                assertEquals(line.plain().stripTrailing(), line.plain());
            }
        }
    }

    @Test
    void asciiDrawsNothingOfItsOwnOutsideAscii() {
        Page page = new Page("1.1", "en", "1-x", Inline.of("“Quoted” — and → so on…"), ascii());
        for (Text line : renderer(Style.PLAIN_ASCII, "en").render(page, 80)) {
            assertTrue(line.plain().chars().allMatch(c -> c < 0x7f), line::plain);
        }
    }

    @Test
    void aPageInAnotherLanguageSaysSo() {
        String drawn = renderer(Style.PLAIN, "zh").render(SamplePage.PAGE, 80).get(2).plain();
        assertEquals("（这一页还没有译文。）", drawn);
    }

    @Test
    void aPageForAnUnknownExperimentStillSaysWhatToType() {
        Page page = new Page("1.1", "en", "1-x", Inline.of("t"), experiment());
        var renderer = new PageRenderer(Style.PLAIN, "en", _ -> Optional.empty());
        List<Text> lines = renderer.render(page, 80);
        assertEquals("  ▸ then type: run 1.1a", lines.getLast().plain());
    }

    private static List<Block> experiment() {
        return List.of(new Block.Experiment("1.1a"));
    }

    private static List<Block> ascii() {
        return SamplePage.PAGE.blocks().stream()
                .filter(block -> !CHINESE.matcher(block.toString()).find())
                .toList();
    }

    private static List<Text> draw(Style style, int width) {
        return renderer(style, "en").render(SamplePage.PAGE, width);
    }

    private static PageRenderer renderer(Style style, String language) {
        return new PageRenderer(style, language, SamplePage::question);
    }

    private static Style style(String name) {
        return switch (name) {
            case "ascii" -> Style.PLAIN_ASCII;
            case "colour" -> Style.COLOUR;
            default -> Style.PLAIN;
        };
    }
}
