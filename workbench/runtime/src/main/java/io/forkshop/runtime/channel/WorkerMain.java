package io.forkshop.runtime.channel;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/**
 * What a JVM worker runs first: it takes over the channel, so that the parent's death is noticed
 * whatever the program does, then runs the program's main method as the {@code java} command would
 * (JLS 12.1.4, JEP 512).
 */
public final class WorkerMain {
    private WorkerMain() {}

    /** The first argument is the name of the program's class, the rest are its arguments. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Parent.adopt();
        String[] rest = new String[args.length - 1];
        System.arraycopy(args, 1, rest, 0, rest.length);
        Class<?> program = Class.forName(args[0], true, ClassLoader.getSystemClassLoader());
        try {
            run(program, rest);
        } catch (InvocationTargetException e) {
            Link.uncaught(e.getCause()); // As in Node: the end of the process, listeners or not.
        }
    }

    private static void run(Class<?> program, String[] args) throws ReflectiveOperationException {
        Method main = find(program, String[].class);
        Object[] arguments = {args};
        if (main == null) {
            main = find(program);
            arguments = new Object[0];
        }
        if (main == null) {
            System.err.println(
                    program.getName()
                            + " has no main method; write void main() or static void main(String[]"
                            + " args)");
            Runtime.getRuntime().exit(1);
        }
        main.setAccessible(true);
        main.invoke(Modifier.isStatic(main.getModifiers()) ? null : instance(program), arguments);
    }

    private static Object instance(Class<?> program) throws ReflectiveOperationException {
        Constructor<?> constructor = program.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    /**
     * By looking at all: getDeclaredMethod's exception formats a message with streams, 4 ms for
     * nothing.
     */
    private static Method find(Class<?> program, Class<?>... parameters) {
        for (Class<?> c = program; c != null; c = c.getSuperclass()) {
            for (Method method : c.getDeclaredMethods()) {
                if (method.getName().equals("main")
                        && Arrays.equals(method.getParameterTypes(), parameters)
                        && !Modifier.isPrivate(method.getModifiers())) {
                    return method;
                }
            }
        }
        return null;
    }
}
