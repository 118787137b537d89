package io.forkshop.app.inspect;

import io.forkshop.runtime.process.Signal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a process does with signals; what stands in no list has its default action.
 *
 * @param blocked by its first thread: held back until they are let in
 * @param caught by a handler of its own
 * @param pending sent, and not yet acted on
 */
public record SignalSets(
        List<String> blocked, List<String> ignored, List<String> caught, List<String> pending) {

    private static final int STANDARD = 31;

    /** From /proc/PID/status; empty when it does not say. */
    static Optional<SignalSets> read(String status) {
        var caught = ProcFs.field(status, "SigCgt");
        if (caught == null) {
            return Optional.empty();
        }
        var pending = new ArrayList<>(names(ProcFs.field(status, "SigPnd")));
        names(ProcFs.field(status, "ShdPnd")).stream()
                .filter(name -> !pending.contains(name))
                .forEach(pending::add);
        return Optional.of(
                new SignalSets(
                        names(ProcFs.field(status, "SigBlk")),
                        names(ProcFs.field(status, "SigIgn")),
                        names(caught),
                        pending));
    }

    /** The signals of a mask: its lowest bit is signal 1. */
    static List<String> names(String mask) {
        var names = new ArrayList<String>();
        if (mask == null || !mask.matches("[0-9a-fA-F]+")) {
            return names;
        }
        var bits = new BigInteger(mask, 16);
        for (var bit = 0; bit < bits.bitLength(); bit++) {
            if (bits.testBit(bit)) {
                names.add(name(bit + 1));
            }
        }
        return names;
    }

    // glibc keeps 32 and 33 for itself; what follows are the real-time signals.
    private static String name(int number) {
        return number <= STANDARD ? Signal.of(number).name() : "signal " + number;
    }
}
