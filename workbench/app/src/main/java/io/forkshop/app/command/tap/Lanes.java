package io.forkshop.app.command.tap;

import io.forkshop.app.terminal.Columns;
import io.forkshop.app.terminal.Glyph;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.JournalEntry;
import io.forkshop.runtime.channel.Tap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A lane for each process, and arrows between them in the order of time. */
public final class Lanes {
    /** Below that there is no room for two lanes and what is said between them. */
    private static final int NARROW = 60;

    private static final int TIME = 10; // columns
    private static final int NEAREST = 14; // columns between two lanes
    private static final int FARTHEST = 60;
    private static final int HEADS_EVERY = 20; // rows: one of them is always on the screen

    private final List<String> names;
    private final int apart;
    private final Style style;
    private final long began;

    private Lanes(List<String> names, int apart, Style style, long began) {
        this.names = names;
        this.apart = apart;
        this.style = style;
        this.began = began;
    }

    /** The entries are at least one; in a list where the lanes would lie too near. */
    public static List<Text> of(List<JournalEntry> entries, int width, Style style) {
        Set<String> found = new LinkedHashSet<>(List.of(JournalEntry.PRIMARY));
        entries.forEach(entry -> found.add(entry.worker()));
        List<String> names = List.copyOf(found);
        int room = width - TIME - Math.max(1, Columns.of(names.getLast()));
        int apart = Math.min(FARTHEST, room / (names.size() - 1));
        Lanes lanes = new Lanes(names, apart, style, entries.getFirst().nanos());
        if (width < NARROW) {
            return lanes.list(entries, width);
        }
        if (apart < NEAREST) {
            List<Text> lines = new ArrayList<>();
            String many = names.size() + " processes do not fit side by side here; name some: ";
            String example = "messages --diagram " + names.get(1) + " " + names.get(2);
            lines.addAll(Text.of(many + example, Tone.DIM).wrap(width));
            lines.addAll(lanes.list(entries, width));
            return lines;
        }
        return lanes.draw(entries);
    }

    private List<Text> draw(List<JournalEntry> entries) {
        List<Text> lines = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (i % HEADS_EVERY == 0) {
                lines.add(heads());
            }
            lines.add(arrow(entries.get(i)));
        }
        return lines;
    }

    private Text heads() {
        Text heads = Text.of("SECONDS", Tone.STRONG);
        for (int lane = 0; lane < names.size(); lane++) {
            heads = heads.pad(TIME + lane * apart).append(names.get(lane), Tone.NAME);
        }
        return heads;
    }

    private Text arrow(JournalEntry entry) {
        int from = names.indexOf(entry.from());
        int to = names.indexOf(entry.to());
        int left = Math.min(from, to);
        int right = Math.max(from, to);
        Text line = Text.of(seconds(entry));
        for (int lane = 0; lane <= left; lane++) {
            line = bar(line, lane);
        }
        line = line.append(shaft(entry, left, right, from < to));
        for (int lane = right; lane < names.size(); lane++) {
            line = bar(line, lane);
        }
        return line;
    }

    private Text bar(Text line, int lane) {
        return line.pad(TIME + lane * apart).append(style.sign(Glyph.BAR), Tone.DIM);
    }

    /** What lies between two lanes: the message on a line with a head at one end. */
    private Text shaft(JournalEntry entry, int left, int right, boolean toTheRight) {
        int room = (right - left) * apart - 1;
        Tone tone = tone(entry);
        Text label = Text.of(Words.brief(entry), tone).truncate(room - 3, style);
        int filled = room - 2 - label.columns();
        Text rule = Text.of(style.sign(Glyph.RULE), Tone.DIM);
        // The part without words; where it crosses a lane, a crossing.
        int begin = toTheRight ? left * apart + 2 + label.columns() : left * apart + 2;
        Text fill = Text.empty();
        for (int at = begin; at < begin + filled; at++) {
            boolean crosses = at % apart == 0;
            fill = fill.append(crosses ? Text.of(style.sign(Glyph.CROSSING), Tone.DIM) : rule);
        }
        Text head = Text.of(style.sign(toTheRight ? Glyph.POINTER : Glyph.BACK_POINTER), tone);
        return toTheRight
                ? rule.append(label).append(fill).append(head)
                : head.append(fill).append(label).append(rule);
    }

    private static Tone tone(JournalEntry entry) {
        return entry.kind() == Tap.Kind.USER
                ? Tone.PLAIN
                : entry.kind() == Tap.Kind.BAD
                        ? Tone.BAD
                        : entry.passed().isPresent() ? Tone.STRONG : Tone.DIM;
    }

    private String seconds(JournalEntry entry) {
        return String.format(Locale.ROOT, "%8.3f", (entry.nanos() - began) / 1e9);
    }

    private List<Text> list(List<JournalEntry> entries, int width) {
        List<Text> lines = new ArrayList<>();
        for (JournalEntry entry : entries) {
            String between = entry.from() + " " + style.sign(Glyph.ARROW) + " " + entry.to();
            lines.add(Text.of(seconds(entry).strip() + " s  ").append(between, Tone.NAME));
            Text label = Text.of("  ").append(Words.brief(entry), tone(entry));
            lines.add(label.truncate(width, style));
        }
        return lines;
    }
}
