package io.forkshop.app.course.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.course.lab.Chapters;
import io.forkshop.app.course.lab.Experiment;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the prose of the sections promises, held against the catalogue and the files beside it. */
class SectionsTest {
    private static final Pattern EXPERIMENT = Pattern.compile("experiment::(.+)\\[]");
    private static final Pattern INCLUDE = Pattern.compile("include::([^\\[]+)\\[");

    /** What must be the same in every language: pages, listings, and what the learner does. */
    private static final Pattern SKELETON =
            Pattern.compile("(\\[#|try::|experiment::|include::|\\[source|\\.\\w+\\.\\w+$).*");

    private static final int WIDTH = 80;
    private static final int SCREEN = 24;

    @Test
    void everyExperimentIsAskedOnItsPageAndNowhereElse() throws IOException {
        List<String> asked = new ArrayList<>();
        for (Path section : sections("section.adoc")) {
            asked.addAll(first(EXPERIMENT, Files.readString(section)));
        }
        assertEquals(Experiments.all().stream().map(Experiment::id).toList(), asked);
    }

    @Test
    void theChineseSectionHasTheSamePagesListingsAndDeeds() throws IOException {
        for (Path section : sections("section.adoc")) {
            Path chinese = section.resolveSibling("section.zh.adoc");
            assertEquals(skeleton(section), skeleton(chinese), chinese::toString);
        }
    }

    @Test
    void whatAPageShowsLiesBesideIt() throws IOException {
        for (Path section : sections("section.adoc")) {
            for (String file : first(INCLUDE, Files.readString(section))) {
                assertTrue(Files.exists(section.resolveSibling(file)), section + ": " + file);
            }
        }
    }

    /** Console output that was typed by hand would be true once, on one machine. */
    @Test
    void aListingBlockHoldsNothingButAnInclude() throws IOException {
        for (String name : List.of("section.adoc", "section.zh.adoc")) {
            for (Path section : sections(name)) {
                String[] parts = Files.readString(section).split("(?m)^----$");
                for (int i = 1; i < parts.length; i += 2) {
                    String block = parts[i].strip();
                    assertTrue(block.matches("include::\\S+\\[.*]"), section + ": " + block);
                }
            }
        }
    }

    @Test
    void aPageLeavesRoomToActWithinAScreen() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path section : sections("section.adoc")) {
            for (String page : Files.readString(section).split("(?m)^\\[#")) {
                int lines = linesBeforeTheFirstDeed(section, page);
                if (lines > SCREEN) {
                    tooLong.add(page.lines().findFirst().orElse("") + " " + lines);
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }

    /** As wide prose would be set: a line of text for each 80 columns, listings line by line. */
    private static int linesBeforeTheFirstDeed(Path section, String page) throws IOException {
        int lines = 0;
        StringBuilder paragraph = new StringBuilder();
        for (String line : page.lines().skip(1).toList()) {
            List<String> included = first(INCLUDE, line);
            if (line.matches("(try|experiment)::.*")) {
                return lines;
            } else if (!included.isEmpty()) {
                lines += Files.readAllLines(section.resolveSibling(included.getFirst())).size();
            } else if (line.isBlank()) {
                lines += 1 + paragraph.length() / WIDTH + (paragraph.isEmpty() ? 0 : 1);
                paragraph.setLength(0);
            } else if (!line.matches("----|\\[.*]")) {
                paragraph.append(line).append(' ');
            }
        }
        return lines;
    }

    private static List<String> skeleton(Path section) throws IOException {
        return Files.readAllLines(section).stream()
                .filter(line -> SKELETON.matcher(line).matches())
                .toList();
    }

    private static List<Path> sections(String name) throws IOException {
        try (Stream<Path> all = Files.walk(Chapters.FOLDER, 2)) {
            return all.filter(file -> file.endsWith(name)).sorted().toList();
        }
    }

    private static List<String> first(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult m) -> m.group(1)).toList();
    }
}
