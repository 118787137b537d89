package io.forkshop.app.world;

import io.forkshop.runtime.ForkshopException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the file that {@code fork} was asked for: from the current directory, in the folder of the
 * section being read, or anywhere in the book when only one file has that name.
 */
public final class ModuleFinder {
    private static final Set<String> KNOWN = Set.of("java", "js", "mjs", "cjs", "jar");
    private static final String CLASS_NAME =
            "(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*\\.)*"
                    + "\\p{javaUpperCase}\\p{javaJavaIdentifierPart}*";
    private static final int MOST_SUGGESTIONS = 6;

    private final Path current;
    private final Optional<Path> section;
    private final Optional<Path> chapters;

    /**
     * @param section the folder of the section being read
     * @param chapters the book's folder
     */
    public ModuleFinder(Path current, Optional<Path> section, Optional<Path> chapters) {
        this.current = current.toAbsolutePath().normalize();
        this.section = section;
        this.chapters = chapters.filter(Files::isDirectory);
    }

    /**
     * The module for {@code fork}: a path, or a class name as it was typed.
     *
     * @throws ForkshopException when there is nothing to fork; the message says why and what to do
     */
    public String find(String typed) {
        try {
            var found = locate(typed);
            if (found.isEmpty() && !known(typed) && typed.matches(CLASS_NAME)) {
                return typed;
            }
            return checked(typed, found.orElseThrow(() -> missing(typed)));
        } catch (InvalidPathException e) {
            throw new ForkshopException("ENOENT", "'" + typed + "' cannot be the name of a file.");
        }
    }

    private Optional<Path> locate(String typed) {
        var home =
                typed.startsWith("~/")
                        ? System.getProperty("user.home") + typed.substring(1)
                        : typed;
        var here = current.resolve(home);
        if (Files.exists(here)) {
            return Optional.of(here);
        }
        return section.map(folder -> folder.resolve(home))
                .filter(Files::exists)
                .or(() -> inTheBook(home));
    }

    private Optional<Path> inTheBook(String name) {
        var found = listings().filter(file -> file.endsWith(name)).toList();
        if (found.size() > 1) {
            var names = found.stream().map(this::shown).collect(Collectors.joining(", "));
            throw new ForkshopException(
                    "ERR_AMBIGUOUS",
                    found.size()
                            + " files in the book are called "
                            + name
                            + ": "
                            + names
                            + ". Type the one you mean.");
        }
        return found.stream().findFirst();
    }

    private Stream<Path> listings() {
        if (chapters.isEmpty()) {
            return Stream.empty();
        }
        try (var files = Files.walk(chapters.get(), 4)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private String checked(String typed, Path file) {
        if (Files.isDirectory(file)) {
            throw new ForkshopException(
                    "EISDIR", typed + " is a directory; fork runs one file." + filesIn(file));
        }
        if (!known(file.toString())) {
            throw new ForkshopException(
                    "ERR_UNKNOWN_FILE_EXTENSION",
                    "fork runs .java, .js, .mjs, .cjs and .jar files, or a class; "
                            + typed
                            + " is none of them. To run a program of any kind: spawn "
                            + typed);
        }
        if (!Files.isReadable(file)) {
            throw new ForkshopException("EACCES", "You may not read " + typed + " (" + file + ").");
        }
        return file.normalize().toString();
    }

    private ForkshopException missing(String typed) {
        var places = new StringBuilder("There is no file " + typed + " in " + current);
        section.ifPresent(folder -> places.append(", nor in ").append(shown(folder)));
        chapters.ifPresent(folder -> places.append(", nor elsewhere in the book"));
        var names =
                listings()
                        .filter(file -> known(file.toString()))
                        .map(file -> file.getFileName().toString())
                        .distinct()
                        .limit(MOST_SUGGESTIONS)
                        .toList();
        places.append('.').append(suggestion(" The book has ", names));
        return new ForkshopException("ENOENT", places.toString());
    }

    private static String filesIn(Path folder) {
        try (var files = Files.list(folder)) {
            var names =
                    files.map(file -> file.getFileName().toString())
                            .filter(ModuleFinder::known)
                            .sorted()
                            .limit(MOST_SUGGESTIONS)
                            .toList();
            return suggestion(" In it are ", names);
        } catch (IOException e) {
            return "";
        }
    }

    private static String suggestion(String lead, List<String> names) {
        return names.isEmpty() ? "" : lead + String.join(", ", names) + ".";
    }

    private String shown(Path path) {
        return path.startsWith(current) ? current.relativize(path).toString() : path.toString();
    }

    private static boolean known(String name) {
        return KNOWN.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
