package io.forkshop.runtime.source;

import io.forkshop.runtime.CompileException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A worker's source file, compiled in this process and kept by its content: the second fork of the
 * same text costs the time of a hash. (Java's own source launcher would compile in every worker: 14
 * times a Node worker's start.)
 */
public final class JavaSource {
    /** Where the classes are, and which of them has the main method. */
    public record Compiled(Path classes, String mainClass) {}

    private JavaSource() {}

    /**
     * Compiles {@code source}, with the classes that it names in files beside it, against a class
     * path and, behind it, this library. Throws {@link CompileException} with the first errors in
     * place; nothing is kept then.
     */
    public static Compiled compile(Path source, List<Path> classPath, Path library) {
        try {
            String text = Files.readString(source);
            List<Path> seen = new ArrayList<>(classPath);
            seen.add(library);
            String path = String.join(":", seen.stream().map(Path::toString).toList());
            String key =
                    CacheFolder.hash(
                            text,
                            source.getFileName().toString(),
                            path,
                            Runtime.version().toString(),
                            Beside.textsFor(source, text));
            Path kept = CacheFolder.path().resolve("classes-" + key);
            if (!Files.isDirectory(kept)) {
                keep(
                        compileTo(
                                Files.createTempDirectory(CacheFolder.path(), "compiling"),
                                source,
                                path),
                        kept);
            }
            return new Compiled(kept, mainClass(kept, source));
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new CompileException(source + " is not UTF-8 text, so it cannot be Java source");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compileTo(Path folder, Path source, String classPath) throws IOException {
        String wrong =
                CompilerLoader.compiler()
                        .apply(List.of(source.toString(), folder.toString(), classPath));
        if (wrong != null) {
            delete(folder);
            throw new CompileException(wrong);
        }
        return folder;
    }

    /**
     * Two processes may compile the same text at once; the second finds the first one's folder,
     * equal to its own.
     */
    private static void keep(Path compiled, Path kept) throws IOException {
        try {
            Files.move(compiled, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            delete(compiled);
        } catch (IOException e) {
            delete(compiled);
            if (!Files.isDirectory(kept)) {
                throw e;
            }
        }
    }

    /** The class named like the file, or the only one there is. */
    private static String mainClass(Path classes, Path source) throws IOException {
        String file = source.getFileName().toString();
        String wanted = file.substring(0, file.length() - ".java".length());
        try (Stream<Path> all = Files.walk(classes)) {
            List<String> names =
                    all.filter(p -> p.toString().endsWith(".class"))
                            .map(p -> classes.relativize(p).toString())
                            .map(
                                    p ->
                                            p.substring(0, p.length() - ".class".length())
                                                    .replace('/', '.'))
                            .filter(n -> n.indexOf('$') < 0)
                            .toList();
            for (String name : names) {
                if (name.equals(wanted) || name.endsWith("." + wanted)) {
                    return name;
                }
            }
            if (names.size() == 1) {
                return names.getFirst();
            }
            throw new CompileException(
                    file
                            + " holds "
                            + names.size()
                            + " classes, none named "
                            + wanted
                            + "; name the one with main so");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
