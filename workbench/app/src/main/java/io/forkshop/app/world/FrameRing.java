package io.forkshop.app.world;

import io.forkshop.app.world.JournalEntry.Passed;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.channel.Tap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last frames, in memory that is used again and again: a journal of objects would give the
 * collector more work than all the rest of sending does. Its owner's lock guards it.
 */
final class FrameRing {
    /** What only few frames have. */
    record Rare(String written, String rule, Optional<Passed> passed) {
        static final Rare NOTHING = new Rare(null, "", Optional.empty());
    }

    /** One frame but for its bytes: written over when its turn comes again. */
    private static final class Slot {
        private long millis;
        private long nanos;
        private long size;
        private String from;
        private String to;
        private Tap.Kind kind;
        private Serialization serialization;
        private Rare rare;
        private int begin;
        private int length;
    }

    private final Slot[] slots;
    private final byte[] bytes;
    private long first; // number of the oldest that is kept, from 0
    private long next; // number of the next
    private int free; // where its bytes begin
    private int used;

    FrameRing(int mostFrames, int mostBytes) {
        slots = new Slot[mostFrames];
        bytes = new byte[mostBytes];
    }

    /** The number of frames that there have been. */
    long added() {
        return next;
    }

    /** How many of them are no longer kept. */
    long dropped() {
        return first;
    }

    void add(
            long millis,
            long nanos,
            String from,
            String to,
            Tap.Kind kind,
            long size,
            Serialization serialization,
            byte[] beginning,
            Rare rare) {
        while (next - first == slots.length || used + beginning.length > bytes.length) {
            Slot oldest = slot(first++);
            oldest.rare = Rare.NOTHING; // A text would outlive its frame.
            used -= oldest.length;
        }
        Slot slot = slot(next++);
        slot.millis = millis;
        slot.nanos = nanos;
        slot.size = size;
        slot.from = from;
        slot.to = to;
        slot.kind = kind;
        slot.serialization = serialization;
        slot.rare = rare;
        slot.begin = free;
        slot.length = beginning.length;
        int atTheEnd = Math.min(beginning.length, bytes.length - free);
        System.arraycopy(beginning, 0, bytes, free, atTheEnd);
        System.arraycopy(beginning, atTheEnd, bytes, 0, beginning.length - atTheEnd);
        free = (free + beginning.length) % bytes.length;
        used += beginning.length;
    }

    private Slot slot(long number) {
        int place = (int) (number % slots.length);
        if (slots[place] == null) {
            slots[place] = new Slot();
        }
        return slots[place];
    }

    /** Those that are kept and have come after the first {@code seen}. */
    List<JournalEntry> after(long seen) {
        List<JournalEntry> entries = new ArrayList<>();
        for (long number = Math.max(first, seen); number < next; number++) {
            entries.add(entry(number, slot(number)));
        }
        return entries;
    }

    private JournalEntry entry(long number, Slot slot) {
        byte[] beginning = new byte[slot.length];
        int atTheEnd = Math.min(slot.length, bytes.length - slot.begin);
        System.arraycopy(bytes, slot.begin, beginning, 0, atTheEnd);
        System.arraycopy(bytes, 0, beginning, atTheEnd, slot.length - atTheEnd);
        return new JournalEntry(
                number + 1,
                slot.millis,
                slot.nanos,
                slot.from,
                slot.to,
                slot.kind,
                slot.size,
                slot.serialization,
                beginning,
                slot.rare.written(),
                slot.rare.rule(),
                slot.rare.passed());
    }
}
