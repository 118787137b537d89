package io.forkshop.app.command.live;

import io.forkshop.app.inspect.Asked;
import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.Rates;
import io.forkshop.app.world.Traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Makes frames of looks: what has grown since the one before, and how it went in those before. */
public final class Frames {
    /** So many samples are kept for a sparkline. */
    static final int KEPT = 30;

    private Look last;
    private Map<Long, Past> pasts = new HashMap<>();

    /** The samples of one process; of a later one with its pid they tell nothing. */
    private record Past(ProcessFacts whose, List<Double> cpu, List<Double> messages) {}

    /** The looks come in the order in which they were taken. */
    public Frame next(Look look) {
        double seconds = last == null ? 0 : (look.nanos() - last.nanos()) / 1e9;
        Map<Long, Past> kept = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (ProcessFacts process : look.snapshot().processes()) {
            Row row = row(process, look, seconds);
            rows.add(row);
            kept.put(process.pid(), new Past(process, row.cpu(), row.messages()));
        }
        last = look;
        pasts = kept; // those that have ended are forgotten
        return new Frame(look.snapshot(), seconds, rows);
    }

    private Row row(ProcessFacts process, Look look, double seconds) {
        ProcessFacts before = last == null ? null : last.snapshot().same(process).orElse(null);
        Rates rates = before == null ? Rates.UNKNOWN : Rates.between(before, process, seconds);
        Traffic then = before == null ? null : traffic(process, last);
        Traffic now = traffic(process, look);
        boolean known = then != null && now != null;
        OptionalDouble in =
                known ? Rates.perSecond(then.sent(), now.sent(), seconds) : OptionalDouble.empty();
        OptionalDouble out =
                known
                        ? Rates.perSecond(then.received(), now.received(), seconds)
                        : OptionalDouble.empty();
        Past past = pasts.get(process.pid());
        boolean same = past != null && past.whose().same(process);
        OptionalDouble both =
                in.isPresent() && out.isPresent()
                        ? OptionalDouble.of(in.getAsDouble() + out.getAsDouble())
                        : OptionalDouble.empty();
        return new Row(
                process,
                rates,
                in,
                out,
                grown(same ? past.cpu() : List.of(), rates.cpu()),
                grown(same ? past.messages() : List.of(), both));
    }

    private static List<Double> grown(List<Double> past, OptionalDouble next) {
        List<Double> all = new ArrayList<>(past);
        next.ifPresent(all::add);
        return List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }

    /** From the process's side; the workbench is at the other end of every channel. */
    private static Traffic traffic(ProcessFacts process, Look look) {
        if (process.pid() != ProcessHandle.current().pid()) {
            return process.asked().map(Asked::name).map(look.traffic()::get).orElse(null);
        }
        long sent = 0;
        long received = 0;
        for (Traffic one : look.traffic().values()) {
            sent += one.received();
            received += one.sent();
        }
        return new Traffic(sent, received);
    }
}
