package io.forkshop.runtime.testing;

import io.forkshop.runtime.cluster.ClusterEvent;
import io.forkshop.runtime.cluster.SlotState;
import io.forkshop.runtime.cluster.SlotStatus;
import io.forkshop.runtime.cluster.Supervisor;

import java.util.ArrayList;
import java.util.List;

/** Everything that a supervised cluster tells, in order; and waiting for how it stands. */
public final class SupervisorStory {
    private final Supervisor supervisor;
    private final List<ClusterEvent> events = new ArrayList<>();

    private SupervisorStory(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    public static SupervisorStory of(Supervisor supervisor) {
        SupervisorStory story = new SupervisorStory(supervisor);
        supervisor.onEvent(story::add);
        return story;
    }

    private synchronized void add(ClusterEvent event) {
        events.add(event);
    }

    public synchronized List<ClusterEvent> soFar() {
        return List.copyOf(events);
    }

    public long count(ClusterEvent.Kind kind) {
        return soFar().stream().filter(e -> e.kind() == kind).count();
    }

    public ClusterEvent await(ClusterEvent.Kind kind) {
        Waits.until("an event " + kind, () -> count(kind) > 0, this::soFar);
        return soFar().stream().filter(e -> e.kind() == kind).findFirst().orElseThrow();
    }

    /** Until every slot is in that state. */
    public void await(SlotState state) {
        Waits.until(
                "all slots " + state,
                () -> supervisor.status().stream().allMatch(s -> s.state() == state),
                this::soFar);
    }

    public int port() {
        await(SlotState.LISTENING);
        return supervisor.places().getFirst().port();
    }

    public List<Long> pids() {
        return supervisor.status().stream().map(s -> s.pid().orElse(-1)).toList();
    }

    public SlotStatus slot(String name) {
        return supervisor.status().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
