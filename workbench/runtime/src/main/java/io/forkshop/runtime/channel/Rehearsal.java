package io.forkshop.runtime.channel;

import java.util.List;
import java.util.Map;

/** A worker that does once what workers do, so that the class-data archive holds what they need. */
public final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] args) {
        Parent.send(Map.of("hello", List.of(1, 2.5, true, "é\"\n"), "pid", ProcessHandle.current().pid()));
        Parent.onDisconnect(() -> {});
        Parent.onMessage(message -> Parent.send(Map.of("done", message)));
        System.out.println("printed");
    }
}
