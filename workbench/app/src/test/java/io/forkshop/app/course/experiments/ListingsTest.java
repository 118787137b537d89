package io.forkshop.app.course.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.course.lab.Chapters;
import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every program that a page shows runs to its stated end: {@code listings.txt} says which. */
class ListingsTest {
    private static final int MOST_COLUMNS = 72;
    private static final int MOST_LINES = 50;
    private static final int MOST_LINES_OF_A_SERVER = 100; // two screens: section 1 is about them

    private record Row(String listing, List<String> steps) {}

    @TestFactory
    Stream<DynamicTest> everyListingRunsToItsStatedEnd() throws IOException {
        return rows().stream().map(row -> DynamicTest.dynamicTest(row.listing(), () -> run(row)));
    }

    @Test
    void theTableNamesEveryListingAndNoOther() throws IOException {
        assertEquals(Chapters.listings(), rows().stream().map(Row::listing).sorted().toList());
    }

    @Test
    void aListingFitsOnAScreen() throws IOException {
        List<String> tooLarge = new ArrayList<>();
        for (String listing : Chapters.listings()) {
            List<String> lines = Files.readAllLines(Chapters.FOLDER.resolve(listing));
            boolean server = listing.startsWith("1-models/");
            if (lines.size() > (server ? MOST_LINES_OF_A_SERVER : MOST_LINES)
                    || lines.stream().anyMatch(line -> line.length() > MOST_COLUMNS)) {
                tooLarge.add(listing);
            }
        }
        assertEquals(List.of(), tooLarge);
    }

    @Test
    void aListingIsFoundByItsNameAlone() throws IOException {
        List<String> names =
                Chapters.listings().stream()
                        .map(listing -> Path.of(listing).getFileName().toString())
                        .toList();
        assertEquals(names.stream().distinct().toList(), names);
    }

    private static void run(Row row) throws Exception {
        List<ProcessHandle> before = Chapters.descendants();
        try (Lab lab = new Lab(Chapters.FOLDER)) {
            assumeTrue(!row.listing().endsWith(".js") || lab.hasNode(), "node is not installed");
            LabWorker worker = lab.fork(Path.of(row.listing()).getFileName().toString());
            for (String step : row.steps()) {
                String[] words = step.split(" ", 2);
                take(worker, words[0], words.length > 1 ? words[1] : "");
            }
        }
        Chapters.assertNothingWasLeft(before);
    }

    private static void take(LabWorker worker, String verb, String rest) throws Exception {
        switch (verb) {
            case "send" -> worker.send(Json.parse(rest));
            case "message" -> {
                Object message = worker.next();
                assertEquals(rest.equals("*") ? message : Json.parse(rest), message);
            }
            case "line" -> {
                String line = worker.nextLine();
                assertTrue(line.matches(rest), line);
            }
            case "serves" -> assertTrue(page(worker.next()).startsWith(rest));
            case "workers" -> {
                int cores = Runtime.getRuntime().availableProcessors();
                for (int spoken = 1; spoken < cores; spoken++) {
                    worker.nextLine(); // Who speaks is there; the first one was awaited before.
                }
                assertEquals(
                        cores, ProcessHandle.of(worker.pid()).orElseThrow().children().count());
            }
            case "stop" -> worker.kill(Signal.of(rest));
            case "disconnect" -> worker.disconnect();
            case "ends" ->
                    assertEquals(rest, worker.end().map(ExitStatus::toString).orElse("alive"));
            default -> throw new IllegalArgumentException("no such step: " + verb);
        }
    }

    private static String page(Object message) throws IOException {
        Object port = ((Map<?, ?>) message).get("port");
        try (InputStream body = URI.create("http://127.0.0.1:" + port).toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Row> rows() throws IOException {
        try (InputStream table = ListingsTest.class.getResourceAsStream("listings.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 2))
                    .map(parts -> new Row(parts[0], List.of(parts[1].split("; "))))
                    .toList();
        }
    }
}
