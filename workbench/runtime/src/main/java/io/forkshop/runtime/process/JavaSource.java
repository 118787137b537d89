package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A worker's source file, compiled in this process and kept by its content: the second fork of the
 * same text costs the time of a hash. (Java's own source launcher would compile in every worker: 14
 * times a Node worker's start.)
 */
final class JavaSource {
    private static final int ERRORS_SHOWN = 3;

    /** Where the classes are, and which of them has the main method. */
    record Compiled(Path classes, String mainClass) {}

    private JavaSource() {}

    static Compiled compile(Path source, List<Path> classPath) {
        try {
            String text = Files.readString(source);
            List<Path> seen = new ArrayList<>(classPath);
            seen.add(JvmCommand.library());
            String path = String.join(":", seen.stream().map(Path::toString).toList());
            String key =
                    CacheFolder.hash(
                            text,
                            source.getFileName().toString(),
                            path,
                            Runtime.version().toString());
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
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new ForkshopException(
                    "ERR_NO_COMPILER",
                    "this Java has no compiler (module jdk.compiler); start it from a full JDK 25,"
                            + " or fork a class");
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options =
                List.of(
                        "-d",
                        folder.toString(),
                        "-cp",
                        classPath,
                        "-proc:none",
                        "-implicit:none",
                        "-g",
                        "-Xlint:none");
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ENGLISH, null)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjects(source);
            if (!compiler.getTask(null, files, found, options, null, units).call()) {
                delete(folder);
                throw new CompileException(describe(source, found.getDiagnostics()));
            }
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

    private static String describe(Path source, List<Diagnostic<? extends JavaFileObject>> found)
            throws IOException {
        String all = Files.readString(source);
        List<? extends Diagnostic<?>> errors =
                found.stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList();
        StringBuilder text = new StringBuilder();
        text.append(source.getFileName()).append(" does not compile, so nothing was started.");
        errors.stream()
                .limit(ERRORS_SHOWN)
                .forEach(d -> text.append('\n').append(describe(source, all, d)));
        if (errors.size() > ERRORS_SHOWN) {
            text.append("\n(and ").append(errors.size() - ERRORS_SHOWN).append(" more)");
        }
        return text.toString();
    }

    private static String describe(Path source, String all, Diagnostic<?> error) {
        int place = (int) Math.min(all.length(), error.getPosition());
        String message = error.getMessage(Locale.ENGLISH).replaceAll("\\s+", " ");
        if (place < 0) {
            return source.getFileName() + ": " + message;
        }
        int start =
                Math.max(all.lastIndexOf('\n', place - 1), all.lastIndexOf('\r', place - 1)) + 1;
        String line = all.substring(start).lines().findFirst().orElse("");
        // The compiler counts a tab as the way to the next multiple of eight; ours is one
        // character, kept as it is.
        int at = Math.min(line.length(), place - start);
        String blank = line.substring(0, at).replaceAll("[^\t]", " ");
        String column = error.getLineNumber() + ":" + (at + 1);
        return source.getFileName()
                + ":"
                + column
                + ": "
                + message
                + "\n"
                + line
                + "\n"
                + blank
                + "^";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
