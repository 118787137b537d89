package io.forkshop.app.course.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.course.Book;
import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Chapters;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Prediction;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Verdict;
import io.forkshop.app.course.recording.Recorded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The questions of every section, and where their answers come from. */
class QuizTest {

    private static List<Path> sections() throws IOException {
        try (Stream<Path> all = Files.list(Chapters.FOLDER)) {
            return all.filter(folder -> Files.exists(Quiz.file(folder))).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("sections")
    void aSectionClosesWithThreeToFiveQuestions(Path section) {
        int count = Quiz.of(section, "en").size();
        assertTrue(3 <= count && count <= 5, section + ": " + count);
    }

    @ParameterizedTest
    @MethodSource("sections")
    void everyAnswerCanBeGivenAndEveryPageRead(Path section) {
        for (String language : List.of("en", "zh")) {
            Book book = Book.open(language);
            for (Item item : Quiz.of(section, language)) {
                String text = item.question().text();
                assertTrue(book.page(item.page()).isPresent(), text);
                assertFalse(item.why().isBlank(), text);
                if (item.key() instanceof Key.Fixed fixed) {
                    assertTrue(Prediction.understands(item.question(), fixed.text()), text);
                } else {
                    String id = item.key().experiment();
                    assertTrue(Experiments.byId(id).isPresent(), text + ": " + id);
                }
                boolean compares = item.key() instanceof Key.Larger;
                assertEquals(compares ? 2 : 0, compares ? item.question().choices().size() : 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sections")
    void aTranslationHasTheSentencesAndAsManyChoices(Path section) throws IOException {
        Set<String> sentences =
                read(Quiz.file(section)).stringPropertyNames().stream()
                        .filter(key -> Quiz.SENTENCES.contains(key.split("\\.")[1]))
                        .collect(Collectors.toSet());
        assertEquals(sentences, read(section.resolve("quiz_zh.properties")).stringPropertyNames());
        List<Item> english = Quiz.of(section, "en");
        List<Item> chinese = Quiz.of(section, "zh");
        for (int i = 0; i < english.size(); i++) {
            Question question = chinese.get(i).question();
            assertEquals(english.get(i).question().choices().size(), question.choices().size());
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties all = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            all.load(text);
        }
        return all;
    }

    @Test
    void anAnswerMayBeWhatThisMachineHasSeen() {
        assertEquals(Optional.of("12.5"), Key.of("C2.2 value 1").answer(id -> run("12.5", "60.0")));
        assertEquals(Optional.of("a lot"), Key.of("C2.2 answer").answer(id -> run("1", "2")));
        assertEquals(Optional.of("b"), Key.of("C2.2 larger 1 2").answer(id -> run("9.5", "60.0")));
        assertEquals(Optional.of("a"), Key.of("C2.2 larger 1 2").answer(id -> run("60.0", "9.5")));
        assertEquals(Optional.of("EADDRINUSE"), Key.of("EADDRINUSE").answer(id -> run("1", "2")));
    }

    @Test
    void whatWasNotSeenIsNoAnswer() {
        assertEquals(Optional.empty(), Key.of("C2.2 value 1").answer(id -> Optional.empty()));
        assertEquals(Optional.empty(), Key.of("C2.2 value 3").answer(id -> run("1", "2")));
        assertEquals(Optional.empty(), Key.of("C2.2 larger 1 3").answer(id -> run("1", "2")));
        assertEquals(Optional.empty(), Key.of("C2.2 larger 1 2").answer(id -> run("-", "2")));
    }

    private static Optional<Recorded> run(String first, String second) {
        List<Observation> seen = List.of(Observation.of("a", first), Observation.of("b", second));
        Report report = new Report("a lot", seen, Verdict.HOLDS, "");
        return Optional.of(
                new Recorded(
                        "C2.2",
                        "",
                        "",
                        "",
                        Optional.empty(),
                        report,
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of(),
                        Instant.EPOCH,
                        1));
    }
}
