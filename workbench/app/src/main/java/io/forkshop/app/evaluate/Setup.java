package io.forkshop.app.evaluate;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How Java is set up at a prompt. Immutable: each method returns a changed copy.
 *
 * @param screen who sees what snippets do
 * @param environment the whole environment of the session's process, asked for in the background
 * @param vmOptions more options for the session's VM, which win over its own
 * @param classPath what snippets find beside the library
 * @param imports what every session begins with
 * @param world the two ends of what connects the session with the workbench's world
 * @param declarations for a name that a snippet uses and nobody has declared: the snippet that
 *     declares it, quietly
 * @param cpu the processor time that one snippet may use; zero for any
 */
public record Setup(
        Screen screen,
        Supplier<Map<String, String>> environment,
        List<String> vmOptions,
        List<Path> classPath,
        List<String> imports,
        Optional<World> world,
        Function<String, Optional<String>> declarations,
        Duration cpu) {

    /**
     * @param front is given the workbench's end each time a session begins, on a thread of the
     *     evaluator; both streams end with the session
     * @param sessionClass has {@code public static void install(InputStream, OutputStream)}, called
     *     in the session's process before its first snippet
     */
    public record World(BiConsumer<InputStream, OutputStream> front, String sessionClass) {}

    public Setup {
        vmOptions = List.copyOf(vmOptions);
        classPath = List.copyOf(classPath);
        imports = List.copyOf(imports);
    }

    /** Our environment, no vmOptions, the usual imports. */
    public static Setup of(Screen screen) {
        return new Setup(
                screen,
                System::getenv,
                List.of(),
                List.of(),
                Imports.USUAL,
                Optional.empty(),
                name -> Optional.empty(),
                Duration.ZERO);
    }

    public Setup environment(Supplier<Map<String, String>> whole) {
        return new Setup(screen, whole, vmOptions, classPath, imports, world, declarations, cpu);
    }

    public Setup environment(Map<String, String> whole) {
        Map<String, String> copy = Map.copyOf(whole);
        return environment(() -> copy);
    }

    public Setup vmOptions(List<String> more) {
        return new Setup(screen, environment, more, classPath, imports, world, declarations, cpu);
    }

    public Setup classPath(List<Path> path) {
        return new Setup(screen, environment, vmOptions, path, imports, world, declarations, cpu);
    }

    public Setup imports(List<String> all) {
        return new Setup(screen, environment, vmOptions, classPath, all, world, declarations, cpu);
    }

    public Setup world(World connected) {
        return new Setup(
                screen,
                environment,
                vmOptions,
                classPath,
                imports,
                Optional.of(connected),
                declarations,
                cpu);
    }

    public Setup cpu(Duration most) {
        return new Setup(
                screen, environment, vmOptions, classPath, imports, world, declarations, most);
    }

    public Setup declarations(Function<String, Optional<String>> known) {
        return new Setup(screen, environment, vmOptions, classPath, imports, world, known, cpu);
    }
}
