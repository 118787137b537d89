package io.forkshop.app.evaluate;

import io.forkshop.app.evaluate.wire.ClassFile;
import io.forkshop.app.evaluate.wire.Order;
import io.forkshop.app.evaluate.wire.Report;

import jdk.jshell.spi.ExecutionControl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * JShell's way into the session. A session that is lost is replaced without JShell's knowledge: the
 * new one is given every class that the old one had, so that only what they held is gone. All calls
 * of JShell come on the engine's thread.
 */
final class Remote implements ExecutionControl {
    private final Sessions sessions;
    // All of them: JShell never sends again what it has sent. The bytes are its own, too.
    private final Map<String, ClassFile> loaded = new ConcurrentHashMap<>();
    private boolean stopped;
    private String trouble;

    Remote(Sessions sessions) {
        this.sessions = sessions;
        sessions.predecessors(() -> List.copyOf(loaded.values()));
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        List<ClassFile> files = new ArrayList<>();
        for (ClassBytecodes each : classes) {
            files.add(new ClassFile(each.name(), each.bytecodes()));
        }
        try {
            sessions.tell(new Order.Load(files));
        } catch (SessionProcess.Gone e) {
            throw new ClassInstallException("the session is gone", new boolean[classes.length]);
        }
        files.forEach(file -> loaded.put(file.name(), file));
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
        throw new NotImplementedException("JShell then gives the class another name");
    }

    @Override
    public String invoke(String type, String method) throws RunException, InternalException {
        try {
            return value(sessions.run(type, method));
        } catch (SessionProcess.Gone e) {
            throw new InternalException("the session is gone");
        }
    }

    @Override
    public String varValue(String type, String variable) throws RunException, InternalException {
        try {
            return value(sessions.ask(new Order.Read(type, variable)));
        } catch (SessionProcess.Gone e) {
            throw new InternalException("the session is gone");
        }
    }

    /** Whether a snippet was stopped since the last call. */
    boolean takeStopped() {
        boolean was = stopped;
        stopped = false;
        return was;
    }

    /** Why a snippet could not even be tried since the last call; null if none. */
    String takeTrouble() {
        String was = trouble;
        trouble = null;
        return was;
    }

    private String value(Report report) throws RunException, InternalException {
        if (report instanceof Report.Value value) {
            return value.text();
        } else if (report instanceof Report.Stopped) {
            stopped = true; // JShell keeps it to itself.
            throw new StoppedException();
        } else if (report instanceof Report.Threw threw) {
            throw Exceptions.of(threw);
        } else if (report instanceof Report.Broken broken) {
            trouble = broken.why(); // This, too.
            throw new InternalException(broken.why());
        }
        sessions.distrust();
        throw new InternalException("the session is gone");
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        try {
            sessions.ask(new Order.AddClassPath(path));
        } catch (SessionProcess.Gone e) {
            throw new InternalException("the session is gone");
        }
    }

    /** JShell would be asked on another thread; {@link Foreground} brakes by itself. */
    @Override
    public void stop() {}

    @Override
    public Object extensionCommand(String command, Object argument) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void close() {
        sessions.close();
    }
}
