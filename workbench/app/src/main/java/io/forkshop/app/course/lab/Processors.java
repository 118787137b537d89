package io.forkshop.app.course.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Whose the processors were while something was measured: on a machine that is busy with something
 * else, a time says nothing.
 */
public final class Processors {
    private static final double TICK = 0.01; // USER_HZ is 100 on every Linux that runs a JVM.

    private Processors() {}

    /**
     * One look, to be compared with a later one.
     *
     * @param busy seconds that all cores together have worked, for whomever
     * @param ours seconds of them that went to us and to what we have started
     * @param at seconds on a clock that only runs forward
     */
    public record Reading(double busy, double ours, double at) {}

    /** How much of {@code cores} processors it used, from 0 to 1. Pure. */
    public static double share(Duration used, Duration passed, int cores) {
        double had = (double) passed.toNanos() * cores;
        return had <= 0 ? 0 : Math.clamp(used.toNanos() / had, 0, 1);
    }

    /** How much of all processors others left to us between two looks, from 0 to 1. Pure. */
    public static double free(Reading before, Reading after, int cores) {
        double had = (after.at - before.at) * cores;
        double others = (after.busy - before.busy) - (after.ours - before.ours);
        return had <= 0 ? 1 : Math.clamp(1 - others / had, 0, 1);
    }

    /** Processor time of workers that are still there. */
    public static Duration used(Collection<LabWorker> workers) {
        return workers.stream()
                .flatMap(worker -> ProcessHandle.of(worker.pid()).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * A look at the machine.
     *
     * @throws NotMeasured where there is no {@code /proc/stat}
     */
    public static Reading now() {
        String[] all = read("/proc/stat").lines().findFirst().orElse("").split(" +");
        // user, nice and system, then irq, softirq and steal; between them idle and iowait.
        long busy = LongStream.of(1, 2, 3, 6, 7, 8).map(i -> Long.parseLong(all[(int) i])).sum();
        ProcessHandle here = ProcessHandle.current();
        double ours =
                Stream.concat(Stream.of(here), here.descendants())
                        .mapToDouble(process -> ticks(process.pid()) * TICK)
                        .sum();
        return new Reading(busy * TICK, ours, System.nanoTime() / 1e9);
    }

    /** With the children that it has collected: they are not in the list any more. */
    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return LongStream.range(11, 15).map(i -> Long.parseLong(fields[(int) i])).sum();
        } catch (IOException e) {
            return 0; // It has just ended.
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new NotMeasured("This system does not tell, in /proc: " + e.getMessage());
        }
    }
}
