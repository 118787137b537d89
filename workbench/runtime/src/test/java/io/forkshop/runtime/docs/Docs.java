package io.forkshop.runtime.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages, their programs, and the programs in the Javadoc. */
final class Docs {
    static final Path FOLDER = Path.of("docs");
    static final Path PROGRAMS = FOLDER.resolve("programs");
    static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern SNIPPET =
            Pattern.compile("\\{@snippet :\\n(.*?)\\n \\* }\\n(?= \\*(/|\\n))", Pattern.DOTALL);

    private Docs() {}

    /** A program in a Javadoc comment, and where it stands. */
    record Snippet(Path source, String program) {
        boolean isWorker() {
            return program.contains("Parent.");
        }

        boolean isClusterWorker() {
            return program.contains("ClusterWorker.");
        }

        boolean forks() {
            return program.contains("fork(\"echo.java\")");
        }

        /** What one that is no worker must have printed. */
        String says() {
            if (forks()) {
                return "{n=1}";
            }
            return program.contains("destroyTree") ? "[]" : "Enter ends it";
        }

        @Override
        public String toString() {
            return SOURCES.relativize(source).toString();
        }
    }

    static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    /** All of them, as text without comment stars. */
    static List<Snippet> snippets() throws IOException {
        List<Snippet> found = new ArrayList<>();
        for (Path source : files(SOURCES, ".java")) {
            Matcher matcher = SNIPPET.matcher(Files.readString(source));
            while (matcher.find()) {
                String text = matcher.group(1).replaceAll("(?m)^ \\* ?", "");
                if (text.contains("void main(")) {
                    found.add(new Snippet(source, text + "\n"));
                }
            }
        }
        return found;
    }
}
