package io.forkshop.app.handbook.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Verdict;
import io.forkshop.app.course.recording.Recorded;
import io.forkshop.app.course.recording.Recordings;
import io.forkshop.app.handbook.BookRecordings;
import io.forkshop.app.handbook.Refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an experiment gave, where the book asks for it. */
class RecordedClaimTest {
    @TempDir Path chapters;
    @TempDir Path book;

    @Test
    void theRecordedVerdictStandsOnThePageWithItsProvenance() throws IOException {
        keep("en", "C2.1", "parent of w2: <pid:primary>");
        HtmlBook.write(chapters, book);
        String page = Files.readString(book.resolve("en/2-fork.html"));
        assertTrue(page.contains("What happened on the machine of this book: it holds"));
        assertTrue(page.contains("parent of w2: &lt;pid:primary&gt;"));
        assertFalse(page.contains("4711"), "what differs from run to run stays in the side file");
        assertTrue(page.contains("run C2.1, 2026-01-02T03:04:05Z, Linux 6.1 x, 2 cores, Java 25"));
        String claims = Files.readString(book.resolve("en/claims.html"));
        assertTrue(claims.contains("<td>holds</td>"), claims);
        String chinese = Files.readString(book.resolve("zh/2-fork.html"));
        assertTrue(chinese.contains("parent of w2"), "there is none in Chinese: the English one");
    }

    @Test
    void aRecordingThatNoPageShowsIsRefused() {
        keep("en", "C9.9", "x");
        Refusal refusal = assertThrows(Refusal.class, () -> HtmlBook.write(chapters, book));
        String sentence = "recorded/en/C9.9.json:1: No page of the book asks for this experiment.";
        assertEquals(sentence, refusal.getMessage().replace(chapters + "/", ""));
    }

    @Test
    void aDamagedRecordingIsRefused() throws IOException {
        Path file = BookRecordings.file(chapters, "en", "C2.1");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"version\":1,");
        Refusal refusal = assertThrows(Refusal.class, () -> HtmlBook.write(chapters, book));
        assertTrue(refusal.getMessage().contains("damaged"), refusal.getMessage());
    }

    private void keep(String language, String id, String seen) {
        Path file = BookRecordings.file(chapters, language, id);
        Map<String, Object> around =
                Map.of("os", "Linux", "kernel", "6.1", "arch", "x", "cores", 2, "java", "25");
        new Recordings(file.getParent())
                .keep(
                        new Recorded(
                                id,
                                "claim",
                                "question",
                                "",
                                Optional.empty(),
                                new Report("answer", List.of(), Verdict.HOLDS, "why"),
                                "run " + id,
                                List.of(),
                                List.of("parent of w2: 4711"),
                                List.of(seen),
                                around,
                                Instant.parse("2026-01-02T03:04:05Z"),
                                10));
    }
}
