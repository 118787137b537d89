package io.forkshop.app.command;

import io.forkshop.app.terminal.Table;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.LiveCluster;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.LeastBusy;
import io.forkshop.runtime.cluster.Listening;
import io.forkshop.runtime.cluster.Policy;
import io.forkshop.runtime.cluster.RoundRobin;
import io.forkshop.runtime.cluster.SharedHandle;
import io.forkshop.runtime.cluster.SlotState;
import io.forkshop.runtime.cluster.SlotStatus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a cluster stands, as lines. */
final class ClusterTable {
    private ClusterTable() {}

    /** What it is, and a table of its slots. */
    static List<Text> of(LiveCluster cluster, Session session) {
        int width = session.console().width();
        List<Text> lines = new ArrayList<>(Text.of(head(cluster)).wrap(width));
        lines.addAll(table(cluster.status()).render(width, session.console().style()));
        String unknown = unknown(cluster.options());
        if (!unknown.isEmpty()) {
            lines.addAll(Text.of(unknown, Tone.DIM).wrap(width));
        }
        return lines;
    }

    /** What nobody can know here of these workers; "" when there is nothing of the kind. */
    private static String unknown(ClusterOptions options) {
        if (!(options.policy() instanceof SharedHandle)) {
            return "";
        }
        return "Under shared each worker accepts by itself: what it served is not known.";
    }

    private static String head(LiveCluster cluster) {
        Path module = Path.of(cluster.options().module()).getFileName();
        String place = cluster.place().map(ClusterTable::url).orElse("nobody listens");
        return module + ", " + policy(cluster.options().policy()) + ", " + place;
    }

    static String url(Listening place) {
        String host = place.address().isEmpty() ? "127.0.0.1" : place.address();
        return "http://"
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + place.port()
                + "/";
    }

    static String policy(Policy policy) {
        return switch (policy) {
            case RoundRobin turns -> "round robin";
            case LeastBusy least -> "least busy";
            case SharedHandle shared -> "shared handle";
        };
    }

    static Table table(List<SlotStatus> slots) {
        Table table =
                Table.of("SLOT", "PID", "STATE", "SERVED", "OPEN", "RESTARTS", "LAST EXIT")
                        .right(1, 3, 4, 5);
        for (SlotStatus slot : slots) {
            table.row(
                    slot.name(),
                    slot.pid().isPresent() ? Long.toString(slot.pid().getAsLong()) : "-",
                    state(slot.state()),
                    slot.served().isPresent() ? slot.served().getAsLong() : "-",
                    slot.inFlight().isPresent() ? slot.inFlight().getAsInt() : "-",
                    slot.restarts(),
                    end(slot));
        }
        return table;
    }

    private static Text state(SlotState state) {
        Tone tone =
                switch (state) {
                    case LISTENING -> Tone.GOOD;
                    case FAILED -> Tone.BAD;
                    default -> Tone.WARNING;
                };
        return Text.of(word(state), tone);
    }

    static String word(SlotState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String end(SlotStatus slot) {
        return slot.state() == SlotState.FAILED ? slot.tally() : slot.lastEnd().orElse("-");
    }
}
