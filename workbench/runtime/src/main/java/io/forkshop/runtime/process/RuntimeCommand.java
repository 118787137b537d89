package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.source.JavaSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * The command line that runs a module: what fork adds to spawn.
 *
 * @param jvm whether it is one of our own workers, which watches its parent
 */
record RuntimeCommand(String program, List<String> args, boolean jvm) {

    static RuntimeCommand of(String module, List<String> args, ForkOptions options) {
        if (module.endsWith(".js") || module.endsWith(".mjs") || module.endsWith(".cjs")) {
            existing(module, options);
            return node(module, args, options);
        }
        List<Path> classPath = new ArrayList<>(options.classPath());
        if (module.endsWith(".java")) {
            Path source = existing(module, options);
            JavaSource.Compiled compiled =
                    JavaSource.compile(source, classPath, JvmCommand.library());
            classPath.add(compiled.classes());
            return JvmCommand.of(classPath, source.toString(), compiled.mainClass(), args, options);
        }
        if (module.endsWith(".jar")) {
            Path jar = existing(module, options);
            classPath.add(jar);
            return JvmCommand.of(classPath, module, mainClass(jar), args, options);
        }
        if (options.classPath().isEmpty()) {
            for (String entry : System.getProperty("java.class.path").split(":")) {
                classPath.add(Path.of(entry).toAbsolutePath());
            }
        }
        return JvmCommand.of(classPath, module, module, args, options);
    }

    private static RuntimeCommand node(String module, List<String> args, ForkOptions options) {
        List<String> all = new ArrayList<>(options.execArgv());
        all.add(module);
        all.addAll(args);
        return new RuntimeCommand(options.execPath().orElse("node"), all, false);
    }

    private static Path existing(String module, ForkOptions options) {
        Path cwd = options.spawn().cwd().orElse(Path.of("")).toAbsolutePath();
        Path file = cwd.resolve(module).normalize();
        if (Files.isDirectory(file)) {
            throw new ForkshopException(
                    "EISDIR", file + " is a directory; name the file of the worker in it");
        }
        if (!Files.exists(file)) {
            throw new ForkshopException(
                    Errno.name(Errno.ENOENT), "there is no file " + file + "; nothing was started");
        }
        if (!Files.isReadable(file)) {
            throw new ForkshopException(
                    Errno.name(Errno.EACCES), file + " must not be read by this user");
        }
        return file;
    }

    private static String mainClass(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return Optional.ofNullable(file.getManifest())
                    .map(m -> m.getMainAttributes().getValue("Main-Class"))
                    .orElseThrow(
                            () ->
                                    new ForkshopException(
                                            "ERR_INVALID_ARG_VALUE",
                                            jar
                                                    + " names no Main-Class in its manifest; fork"
                                                    + " the class by its name"));
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " cannot be read as a jar", e);
        }
    }
}
