package io.forkshop.app.evaluate;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How Java is set up at a prompt. Immutable: each method returns a changed copy.
 *
 * @param screen who sees what snippets do
 * @param environment the whole environment of the session's process
 * @param archive the session's class-data archive, if there is one
 * @param classPath what snippets find beside the library
 * @param imports what every session begins with
 * @param world the two ends of what connects the session with the workbench's world
 * @param declarations for a name that a snippet uses and nobody has declared: the snippet that
 *     declares it, quietly
 */
public record Setup(
        Screen screen,
        Map<String, String> environment,
        Optional<Path> archive,
        List<Path> classPath,
        List<String> imports,
        Optional<World> world,
        Function<String, Optional<String>> declarations) {

    /**
     * @param front is given the workbench's end each time a session begins, on a thread of the
     *     evaluator; both streams end with the session
     * @param sessionClass has {@code public static void install(InputStream, OutputStream)}, called
     *     in the session's process before its first snippet
     */
    public record World(BiConsumer<InputStream, OutputStream> front, String sessionClass) {}

    public Setup {
        environment = Map.copyOf(environment);
        classPath = List.copyOf(classPath);
        imports = List.copyOf(imports);
    }

    /** Our environment, no archive, the usual imports. */
    public static Setup of(Screen screen) {
        return new Setup(
                screen,
                System.getenv(),
                Optional.empty(),
                List.of(),
                Imports.USUAL,
                Optional.empty(),
                name -> Optional.empty());
    }

    public Setup environment(Map<String, String> whole) {
        return new Setup(screen, whole, archive, classPath, imports, world, declarations);
    }

    public Setup archive(Optional<Path> file) {
        return new Setup(screen, environment, file, classPath, imports, world, declarations);
    }

    public Setup classPath(List<Path> path) {
        return new Setup(screen, environment, archive, path, imports, world, declarations);
    }

    public Setup imports(List<String> all) {
        return new Setup(screen, environment, archive, classPath, all, world, declarations);
    }

    public Setup world(World connected) {
        return new Setup(
                screen,
                environment,
                archive,
                classPath,
                imports,
                Optional.of(connected),
                declarations);
    }

    public Setup declarations(Function<String, Optional<String>> known) {
        return new Setup(screen, environment, archive, classPath, imports, world, known);
    }
}
