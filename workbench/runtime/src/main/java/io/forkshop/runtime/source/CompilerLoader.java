package io.forkshop.runtime.source;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the {@link SourceCompiler} that sees module java.compiler. In a JVM worker this library is
 * on the boot loader's path, and the boot loader does not see that module; there, this loader
 * defines the class once more, below the loader that does. So a worker can fork a .java file, too.
 */
final class CompilerLoader extends ClassLoader {
    private static final String COMPILER =
            CompilerLoader.class.getPackageName() + ".SourceCompiler";

    private CompilerLoader() {
        super(ClassLoader.getSystemClassLoader());
    }

    static Function<List<String>, String> compiler() {
        return CompilerLoader.class.getClassLoader() == null ? load() : new SourceCompiler();
    }

    @SuppressWarnings("unchecked") // SourceCompiler says so; a cast to it would mean the other one.
    private static Function<List<String>, String> load() {
        try {
            Constructor<?> maker = new CompilerLoader().define().getDeclaredConstructor();
            maker.setAccessible(true);
            return (Function<List<String>, String>) maker.newInstance();
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("the library's jar lacks " + COMPILER, e);
        }
    }

    private Class<?> define() throws IOException {
        try (InputStream in = CompilerLoader.class.getResourceAsStream("SourceCompiler.class")) {
            byte[] bytes = in.readAllBytes();
            return defineClass(COMPILER, bytes, 0, bytes.length);
        }
    }
}
