package io.forkshop.app.course.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.course.experiments.analogy.AnalogyExperiments;
import io.forkshop.app.course.experiments.cluster.ClusterExperiments;
import io.forkshop.app.course.experiments.create.CreateExperiments;
import io.forkshop.app.course.experiments.fork.ForkExperiments;
import io.forkshop.app.course.experiments.messages.MessagesExperiments;
import io.forkshop.app.course.experiments.models.ModelsExperiments;
import io.forkshop.app.course.experiments.process.ProcessExperiments;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** A class of each package that has sentences. */
    private static List<Class<?>> sections() {
        return List.of(
                Texts.class,
                ProcessExperiments.class,
                ModelsExperiments.class,
                ForkExperiments.class,
                CreateExperiments.class,
                MessagesExperiments.class,
                AnalogyExperiments.class,
                ClusterExperiments.class);
    }

    @ParameterizedTest
    @MethodSource("sections")
    void everySentenceExistsInBothLanguages(Class<?> section) throws IOException {
        assertEquals(english(section).keySet(), chinese(section).keySet());
    }

    @ParameterizedTest
    @MethodSource("sections")
    void aTranslationFillsInTheSameThings(Class<?> section) throws IOException {
        Properties chinese = chinese(section);
        english(section)
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
        assertTrue(Experiments.all("en").getFirst().claim().startsWith("In a program"));
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

    private static Properties english(Class<?> section) throws IOException {
        return load(section, "texts.properties");
    }

    private static Properties chinese(Class<?> section) throws IOException {
        return load(section, "texts_zh.properties");
    }

    private static Properties load(Class<?> section, String name) throws IOException {
        Properties sentences = new Properties();
        try (InputStream file = section.getResourceAsStream(name)) {
            sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return sentences;
    }
}
