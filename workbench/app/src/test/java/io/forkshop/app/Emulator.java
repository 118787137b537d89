package io.forkshop.app;

import java.lang.reflect.Method;

/**
 * JLine's terminal emulator. JLine 4 has it in another package than JLine 3, and the tests run on
 * both, so it is found by name.
 */
final class Emulator {
    private final Object screen;
    private final Method write;
    private final Method resize;

    Emulator(int columns, int rows) throws ReflectiveOperationException {
        Class<?> type = type();
        screen = type.getConstructor(int.class, int.class).newInstance(columns, rows);
        write = type.getMethod("write", CharSequence.class);
        resize = type.getMethod("setSize", int.class, int.class);
    }

    private static Class<?> type() throws ClassNotFoundException {
        try {
            return Class.forName("org.jline.utils.ScreenTerminal");
        } catch (ClassNotFoundException e) {
            return Class.forName("org.jline.builtins.ScreenTerminal");
        }
    }

    void write(String output) {
        call(write, output);
    }

    void resize(int columns, int rows) {
        call(resize, columns, rows);
    }

    private void call(Method method, Object... arguments) {
        try {
            method.invoke(screen, arguments);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The rows, each ended by a line end. */
    @Override
    public String toString() {
        return screen.toString();
    }
}
