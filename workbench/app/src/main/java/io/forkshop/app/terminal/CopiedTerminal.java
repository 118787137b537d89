package io.forkshop.app.terminal;

import org.jline.terminal.Terminal;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * A terminal of which all that is written to it goes to somebody else as well. A proxy, because the
 * interface has other methods in JLine 4 than in JLine 3; made only when a recording begins.
 */
final class CopiedTerminal implements InvocationHandler {
    private final Terminal real;
    private final PrintWriter writer;

    private CopiedTerminal(Terminal real, Consumer<String> copy) {
        this.real = real;
        this.writer = new PrintWriter(new Copying(real, copy));
    }

    static Terminal of(Terminal real, Consumer<String> copy) {
        return (Terminal)
                Proxy.newProxyInstance(
                        Terminal.class.getClassLoader(),
                        new Class<?>[] {Terminal.class},
                        new CopiedTerminal(real, copy));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "writer" -> {
                return writer;
            }
            case "flush" -> {
                writer.flush();
                return null;
            }
            case "puts" -> {
                return puts((Capability) arguments[0], (Object[]) arguments[1]);
            }
            default -> {
                try {
                    return method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
    }

    /** The terminal's own would write past us. */
    private boolean puts(Capability capability, Object[] parameters) throws IOException {
        String text = real.getStringCapability(capability);
        if (text != null) {
            Curses.tputs(writer, text, parameters);
        }
        return text != null;
    }

    /** JLine writes a character at a time, and flushes what belongs together. */
    private static final class Copying extends Writer {
        private final Terminal real;
        private final Consumer<String> copy;
        private final StringBuilder written = new StringBuilder();
        private char before;

        Copying(Terminal real, Consumer<String> copy) {
            this.real = real;
            this.copy = copy;
        }

        @Override
        public void write(char[] characters, int from, int length) {
            synchronized (lock) {
                real.writer().write(characters, from, length);
                copied(characters, from, length);
            }
        }

        /**
         * The kernel sends a return before each line end; whoever looks at the screen sees both.
         */
        private void copied(char[] characters, int from, int length) {
            for (int i = from; i < from + length; i++) {
                if (characters[i] == '\n' && before != '\r') {
                    written.append('\r');
                }
                before = characters[i];
                written.append(before);
            }
        }

        @Override
        public void flush() {
            synchronized (lock) {
                real.flush();
                if (!written.isEmpty()) {
                    copy.accept(written.toString());
                    written.setLength(0);
                }
            }
        }

        @Override
        public void close() {
            flush(); // The terminal stays open: it is not ours.
        }
    }
}
