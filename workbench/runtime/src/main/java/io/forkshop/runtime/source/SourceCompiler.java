package io.forkshop.runtime.source;

import io.forkshop.runtime.ForkshopException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a source (the first string) into a folder (the second) with a class path (the third).
 * Returns null, or, when the source is at fault, what is wrong with it, the first errors shown in
 * place. The only class that needs module java.compiler; see {@link CompilerLoader} for why its
 * callers know it as a function.
 */
final class SourceCompiler implements Function<List<String>, String> {
    private static final int ERRORS_SHOWN = 3;

    @Override
    public String apply(List<String> arguments) {
        Path source = Path.of(arguments.get(0));
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaCompiler compiler = compiler();
        String beside = source.toAbsolutePath().getParent().toString();
        List<String> options = options(arguments.get(1), arguments.get(2), beside);
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ENGLISH, null)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjects(source);
            boolean good = compiler.getTask(null, files, found, options, null, units).call();
            return good ? null : describe(source, found.getDiagnostics());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaCompiler compiler() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new ForkshopException(
                    "ERR_NO_COMPILER",
                    "this Java has no compiler (module jdk.compiler); start it from a full JDK 25,"
                            + " or fork a class");
        }
        return compiler;
    }

    private static List<String> options(String folder, String classPath, String beside) {
        return List.of(
                "-d",
                folder,
                "-cp",
                classPath,
                "-sourcepath", // As Java's own launcher: a class in a file beside it is found.
                beside,
                "-proc:none",
                "-implicit:class",
                "-g",
                "-Xlint:none");
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
}
