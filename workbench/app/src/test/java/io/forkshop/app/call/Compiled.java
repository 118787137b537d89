package io.forkshop.app.call;

import io.forkshop.runtime.process.ChildProcess;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles, in memory, Java that was shown to a learner: with the imports that help names. */
public final class Compiled {
    private static final String IMPORTS =
            """
            import io.forkshop.runtime.channel.*;
            import io.forkshop.runtime.process.*;
            import static io.forkshop.runtime.process.ChildProcesses.*;
            """;

    private Compiled() {}

    /**
     * Statements about the children that {@code known} names; throws AssertionError with what the
     * compiler says, unless they compile.
     */
    public static void statements(List<String> lines, String... known) {
        StringBuilder body = new StringBuilder();
        for (String name : known) {
            body.append(ChildProcess.class.getSimpleName())
                    .append(' ')
                    .append(name)
                    .append(" = null;");
        }
        compile(
                IMPORTS
                        + "void main() throws Exception {"
                        + body
                        + String.join("\n", lines)
                        + "\n}");
    }

    /** The value of an expression, with these statements before it. */
    static Object value(List<String> before, String expression) {
        String method = "public static Object value() {" + String.join("\n", before);
        byte[] bytes = compile(IMPORTS + method + "return " + expression + ";} void main() {}");
        var loader =
                new ClassLoader(Compiled.class.getClassLoader()) {
                    Class<?> define() {
                        return defineClass("Shown", bytes, 0, bytes.length);
                    }
                };
        try {
            var value = loader.define().getDeclaredMethod("value");
            value.setAccessible(true);
            return value.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] compile(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> options = List.of("-cp", System.getProperty("java.class.path"), "-proc:none");
        try (JavaFileManager files = memory(compiler, bytes)) {
            if (!compiler.getTask(said, files, null, options, null, List.of(new Source(source)))
                    .call()) {
                throw new AssertionError(said + "\n" + source);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static JavaFileManager memory(JavaCompiler compiler, ByteArrayOutputStream bytes) {
        return new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return bytes;
                    }
                };
            }
        };
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("mem:///Shown.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return text;
        }
    }
}
