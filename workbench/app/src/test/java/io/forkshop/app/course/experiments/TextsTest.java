package io.forkshop.app.course.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class TextsTest {
    private static final Pattern PLACE = Pattern.compile("%(\\d+\\$)?[sd]");

    @Test
    void everySentenceExistsInBothLanguages() throws IOException {
        assertEquals(english().keySet(), chinese().keySet());
    }

    @Test
    void aTranslationFillsInTheSameThings() throws IOException {
        Properties chinese = chinese();
        english()
                .forEach(
                        (key, sentence) ->
                                assertEquals(
                                        places(sentence),
                                        places(chinese.get(key)),
                                        () -> "" + key));
    }

    @Test
    void theCatalogueSpeaksBothLanguages() {
        List<Experiment> english = Experiments.all("en");
        List<Experiment> chinese = Experiments.all("zh");
        for (int i = 0; i < english.size(); i++) {
            assertEquals(english.get(i).id(), chinese.get(i).id());
            assertNotEquals(english.get(i).claim(), chinese.get(i).claim());
            assertNotEquals(english.get(i).question().text(), chinese.get(i).question().text());
        }
    }

    @Test
    void anUnknownLanguageIsAnsweredInEnglish() {
        assertEquals(
                Experiments.all("en").getFirst().claim(), Experiments.all("xx").getFirst().claim());
    }

    @Test
    void theLanguageOfTheMachineChangesNothing() {
        assertTrue(Experiments.all("en").getFirst().claim().startsWith("Every worker"));
    }

    /** How many values a sentence uses: the highest place that is named, or the plain ones. */
    private static long places(Object sentence) {
        List<MatchResult> found = PLACE.matcher(sentence.toString()).results().toList();
        long plain = found.stream().filter(m -> m.group(1) == null).count();
        long named =
                found.stream()
                        .filter(m -> m.group(1) != null)
                        .mapToLong(m -> Long.parseLong(m.group(1).replace("$", "")))
                        .max()
                        .orElse(0);
        return Math.max(plain, named);
    }

    private static Properties english() throws IOException {
        return load("texts.properties");
    }

    private static Properties chinese() throws IOException {
        return load("texts_zh.properties");
    }

    private static Properties load(String name) throws IOException {
        Properties sentences = new Properties();
        try (InputStream file = Texts.class.getResourceAsStream(name)) {
            sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return sentences;
    }
}
