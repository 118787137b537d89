package io.forkshop.app.handbook;

import io.forkshop.app.course.Block;
import io.forkshop.app.course.Book;
import io.forkshop.app.course.recording.Recorded;
import io.forkshop.app.course.recording.Recordings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the experiments gave on the machine that the book refers to: files below {@code
 * chapters/recorded}, a folder a language, written by {@code handbook --record}.
 */
public final class BookRecordings {
    private final Path folder;

    public BookRecordings(Path chapters) {
        folder = chapters.resolve("recorded");
    }

    /** Where the recording of that claim belongs. */
    public static Path file(Path chapters, String language, String id) {
        return chapters.resolve("recorded").resolve(language).resolve(id + ".json");
    }

    /**
     * In this language or, when there is none, in English.
     *
     * @throws Refusal for a file that is no recording
     */
    public Optional<Recorded> of(String language, String id) {
        Optional<Recorded> own = read(language, id);
        return own.isPresent() || language.equals("en") ? own : read("en", id);
    }

    private Optional<Recorded> read(String language, String id) {
        Recordings recordings = new Recordings(folder.resolve(language));
        Optional<Recorded> found = recordings.of(id);
        if (!recordings.problem().isEmpty()) {
            throw new Refusal(recordings.file(id), 1, recordings.problem());
        }
        return found;
    }

    /** Throws when there is a recording that no page of the book shows. */
    public void requireUse(Book book) throws IOException {
        Path files = folder.resolve(book.language());
        Set<String> shown =
                book.toc().pages().stream()
                        .flatMap(entry -> book.page(entry.id()).orElseThrow().blocks().stream())
                        .filter(Block.Experiment.class::isInstance)
                        .map(block -> ((Block.Experiment) block).id() + ".json")
                        .collect(Collectors.toSet());
        try (var all =
                Files.exists(files) ? Files.list(files) : java.util.stream.Stream.<Path>of()) {
            List<Path> unused =
                    all.filter(file -> !shown.contains("" + file.getFileName())).sorted().toList();
            if (!unused.isEmpty()) {
                throw new Refusal(
                        unused.getFirst(), 1, "No page of the book asks for this experiment.");
            }
        }
    }

    /** Where, when and by what it was run, in the order in which one would say it. */
    public static String provenance(Recorded recorded) {
        Map<String, Object> around = recorded.surroundings();
        return String.join(
                ", ",
                recorded.command(),
                recorded.time().toString(),
                around.get("os") + " " + around.get("kernel") + " " + around.get("arch"),
                around.get("cores") + " cores",
                "Java " + around.get("java"),
                around.get("node") == null ? "no node" : "node " + around.get("node"));
    }
}
