package io.forkshop.app.evaluate.session;

import io.forkshop.app.evaluate.wire.Report;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** One run of one snippet, on a thread and in a thread group of its own. */
@SuppressWarnings("removal") // ThreadDeath, see Stopping.
final class Run {
    private static final int RESERVE = 1 << 20;

    /** What is given back when memory runs out, so that this can still be told. */
    private static byte[] reserve = new byte[RESERVE];

    private final int number;
    private final Method method;
    private final Reporter reporter;
    private final ThreadGroup group = new ThreadGroup("snippet");
    private volatile boolean stopping;

    Run(int number, Method method, Reporter reporter) {
        this.number = number;
        this.method = method;
        this.reporter = reporter;
    }

    void start() {
        Stopping.over();
        new Thread(group, this::run, "main").start();
    }

    /** From another thread. A wish that comes too late is meant for nobody. */
    void stop(int wished) {
        if (wished == number) {
            stopping = true;
            Stopping.stop(group);
        }
    }

    private void run() {
        try {
            reporter.tell(invoked());
            fillReserve();
        } catch (OutOfMemoryError e) {
            outOfMemory(e);
        } catch (Throwable e) {
            reporter.tell(new Report.Broken(e.toString()));
        }
    }

    private Report invoked() throws IllegalAccessException {
        try {
            Report report = new Report.Value(Values.text(method.invoke(null)));
            System.out.flush();
            System.err.flush();
            return report;
        } catch (InvocationTargetException e) {
            return thrown(e.getCause());
        } catch (RuntimeException | StackOverflowError | ThreadDeath e) {
            return thrown(e); // In a toString of the learner's.
        }
    }

    /** Whatever it throws when it is stopped, an interrupted sleep's exception too: it was that. */
    private Report thrown(Throwable thrown) {
        if (stopping || thrown instanceof ThreadDeath) {
            return new Report.Stopped();
        }
        if (thrown instanceof OutOfMemoryError) {
            reserve = null;
        }
        return Exceptions.report(thrown);
    }

    /** If memory has become free meanwhile. */
    private static void fillReserve() {
        if (reserve == null && Runtime.getRuntime().freeMemory() > RESERVE * 8) {
            reserve = new byte[RESERVE];
        }
    }

    /** Once more without the reserve; who cannot even do that is of no use any longer. */
    private void outOfMemory(OutOfMemoryError error) {
        reserve = null;
        try {
            reporter.tell(Exceptions.report(error));
        } catch (OutOfMemoryError again) {
            Runtime.getRuntime().halt(SessionMain.OUT_OF_MEMORY);
        }
    }
}
