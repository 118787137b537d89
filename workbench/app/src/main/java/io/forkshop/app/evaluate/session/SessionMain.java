package io.forkshop.app.evaluate.session;

import io.forkshop.app.evaluate.wire.Order;
import io.forkshop.app.evaluate.wire.Report;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * The session's process. Descriptor 3: orders and reports. 4: the numbers of runs that are to stop;
 * its end is the workbench's, and ours. 5: for whoever brings the workbench's world here; the first
 * argument names its class, which has {@code static void install(InputStream, OutputStream)}.
 */
public final class SessionMain {
    /** Exit codes that tell the workbench why. */
    public static final int OUT_OF_MEMORY = 51;

    static final int ALONE = 52;

    private final Reporter reporter;
    private final Asked input;
    private final SnippetLoader loader;
    private volatile Run run;

    private SessionMain(Reporter reporter) {
        this.reporter = reporter;
        this.input = new Asked(reporter);
        this.loader = new SnippetLoader(SessionMain.class.getClassLoader());
    }

    /** Anything that goes wrong here ends the process; its last words are on descriptor 2. */
    public static void main(String[] args) throws Exception {
        Descriptor orders = new Descriptor(3);
        SessionMain session = new SessionMain(new Reporter(orders.output()));
        session.watch(new Descriptor(4).input());
        System.setOut(new Printed(session.reporter, false));
        System.setErr(new Printed(session.reporter, true));
        System.setIn(session.input);
        Thread.currentThread().setContextClassLoader(session.loader);
        if (args.length > 0) {
            install(args[0], new Descriptor(5));
        }
        session.reporter.tell(new Report.Ready());
        session.obey(new BufferedInputStream(orders.input(), 64 * 1024));
    }

    private static void install(String type, Descriptor world) throws ReflectiveOperationException {
        Class.forName(type)
                .getMethod("install", InputStream.class, java.io.OutputStream.class)
                .invoke(null, world.input(), world.output());
    }

    /** On a thread of its own, which nothing else can keep busy. */
    private void watch(InputStream control) {
        Thread watcher =
                new Thread("forkshop-control") {
                    @Override
                    public void run() {
                        obeyStops(new DataInputStream(control));
                    }
                };
        watcher.setDaemon(true);
        watcher.setPriority(Thread.MAX_PRIORITY);
        watcher.start();
    }

    private void obeyStops(DataInputStream control) {
        try {
            while (true) {
                int wished = control.readInt();
                Run running = run;
                if (running != null) {
                    running.stop(wished);
                }
            }
        } catch (IOException e) {
            // The end. No hooks: nobody is left to wait for them.
            Runtime.getRuntime().halt(ALONE);
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        }
    }

    /** Here orders are read; snippets run on threads of theirs, and report themselves. */
    private void obey(InputStream orders) {
        try {
            for (Order order = Order.next(orders); order != null; order = Order.next(orders)) {
                obey(order);
            }
        } catch (IOException e) {
            // As the end.
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        }
        Runtime.getRuntime().halt(ALONE);
    }

    private void obey(Order order) {
        if (order instanceof Order.Load load) {
            loader.declare(load.classes());
        } else if (order instanceof Order.Invoke invoke) {
            invoke(invoke);
        } else if (order instanceof Order.Read read) {
            reporter.tell(read(read));
        } else if (order instanceof Order.Line line) {
            input.answer(line);
        } else if (order instanceof Order.AddClassPath add) {
            reporter.tell(addPath(add.path()));
        }
    }

    private void invoke(Order.Invoke invoke) {
        try {
            Method method = loader.loadClass(invoke.type()).getDeclaredMethod(invoke.method());
            method.setAccessible(true);
            run = new Run(invoke.run(), method, reporter);
            run.start();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            reporter.tell(new Report.Broken(e.toString()));
        }
    }

    private Report read(Order.Read read) {
        try {
            Field field = loader.loadClass(read.type()).getDeclaredField(read.variable());
            field.setAccessible(true);
            return new Report.Value(Values.text(field.get(null)));
        } catch (ReflectiveOperationException
                | RuntimeException
                | LinkageError
                | StackOverflowError e) {
            return new Report.Broken(e.toString());
        }
    }

    private Report addPath(String path) {
        try {
            loader.addPath(path);
            return new Report.Done();
        } catch (IOException | RuntimeException e) {
            return new Report.Broken(e.toString());
        }
    }
}
