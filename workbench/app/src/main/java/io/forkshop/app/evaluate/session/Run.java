package io.forkshop.app.evaluate.session;

import io.forkshop.app.evaluate.wire.Report;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** One run of one snippet, on a thread and in a thread group of its own. */
final class Run {
    /** What is given back when memory runs out, so that this can still be told. */
    private static byte[] reserve = new byte[1 << 20];

    private final int number;
    private final Method method;
    private final Reporter reporter;
    private final ThreadGroup group = new ThreadGroup("snippet");

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
            Stopping.stop(group);
        }
    }

    private void run() {
        try {
            reporter.tell(invoked());
        } catch (OutOfMemoryError e) {
            outOfMemory(e);
        } catch (Throwable e) {
            reporter.tell(new Report.Broken(e.toString()));
        }
    }

    @SuppressWarnings("removal") // See Stopping.
    private Report invoked() throws IllegalAccessException {
        try {
            Report report = new Report.Value(Values.text(method.invoke(null)));
            System.out.flush();
            System.err.flush();
            return report;
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            if (thrown instanceof OutOfMemoryError) {
                reserve = null;
            }
            return thrown instanceof ThreadDeath ? new Report.Stopped() : Exceptions.report(thrown);
        } catch (ThreadDeath e) {
            return new Report.Stopped(); // In a toString of the learner's.
        } catch (RuntimeException | StackOverflowError e) {
            return Exceptions.report(e); // In a toString, too.
        } finally {
            if (reserve == null) {
                reserve = new byte[1 << 20];
            }
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
