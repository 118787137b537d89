package io.forkshop.app.course.lab;

import io.forkshop.runtime.process.ChildProcess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an experiment has started: kept for its recording. */
public final class LabLog {
    private static final int MOST = 200; // An experiment may well start thousands.

    private final List<String> started = new ArrayList<>();
    private final Map<Long, String> names = new LinkedHashMap<>();

    LabLog() {}

    synchronized void started(String call, String what, List<String> words) {
        if (started.size() < MOST) {
            String rest = words.isEmpty() ? "" : " " + String.join(" ", words);
            started.add(call + " " + what + rest);
        }
    }

    /** A name that none has had yet, such as {@code w2}. */
    synchronized String name(char kind) {
        return kind
                + ""
                + (1 + names.values().stream().filter(name -> name.charAt(0) == kind).count());
    }

    void named(String name, ChildProcess process) {
        process.pid().ifPresent(pid -> named(name, pid));
    }

    synchronized void named(String name, long pid) {
        names.putIfAbsent(pid, name);
    }

    /** One line for each call, as one would type it here: {@code fork echo.java}. */
    public synchronized List<String> started() {
        return List.copyOf(started);
    }

    /** Names by pid, in the order of their births. */
    public synchronized Map<Long, String> names() {
        return new LinkedHashMap<>(names);
    }
}
