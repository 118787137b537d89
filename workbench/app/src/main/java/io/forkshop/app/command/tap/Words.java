package io.forkshop.app.command.tap;

import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.JournalEntry;
import io.forkshop.runtime.channel.Tap;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for a message that all views share. */
final class Words {
    private static final int LONGEST = 300; // characters of a message in a list

    // The beginning is enough: Node's own messages say first what they are.
    private static final Pattern ACT = Pattern.compile("\"act\" *: *\"([\\w:.-]{1,40})\"");
    private static final Pattern ANSWERED = Pattern.compile("\"ack\" *: *(\\d{1,10})");
    private static final Pattern NUMBER = Pattern.compile("\"seq\" *: *(\\d{1,10})");
    private static final Pattern COMMAND = Pattern.compile("\"cmd\" *: *\"NODE_(\\w{1,40})\"");

    private Words() {}

    static String time(JournalEntry entry) {
        return DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT)
                .format(Instant.ofEpochMilli(entry.millis()).atZone(ZoneId.systemDefault()));
    }

    /** Nothing for a user's message: {@code (internal) }, {@code (handle: net.Socket, fd 21) }. */
    static String mark(JournalEntry entry) {
        String kind = entry.kind().name().toLowerCase(Locale.ROOT);
        if (entry.passed().isPresent()) {
            return "(" + kind + ": " + entry.passed().get() + ") ";
        }
        return entry.kind() == Tap.Kind.USER ? "" : "(" + kind + ") ";
    }

    static Text shown(JournalEntry entry) {
        String text = entry.text();
        String most = text.length() > LONGEST ? cut(text, LONGEST) + "…" : text;
        Text shown = Text.of(mark(entry), Tone.DIM).append(most);
        return entry.rule().isEmpty() ? shown : shown.append(" - " + entry.rule(), Tone.WARNING);
    }

    /** In a few columns: of Node's own messages what they are about. */
    static String brief(JournalEntry entry) {
        String text = entry.text();
        String begin = text.length() > LONGEST ? cut(text, LONGEST) : text;
        return switch (entry.kind()) {
            case INTERNAL ->
                    internal(begin) + entry.passed().map(p -> " + fd " + p.fd()).orElse("");
            case ACK -> "(ack) got the handle";
            case NACK -> "(nack) no handle got";
            default -> mark(entry) + begin;
        };
    }

    private static String internal(String text) {
        Matcher answered = ANSWERED.matcher(text);
        if (answered.find()) {
            return "(internal) answer to #" + answered.group(1);
        }
        Matcher act = ACT.matcher(text);
        Matcher command = COMMAND.matcher(text);
        Matcher number = NUMBER.matcher(text);
        String about = act.find() ? act.group(1) : command.find() ? command.group(1) : text;
        return "(internal) " + about + (number.find() ? " #" + number.group(1) : "");
    }

    private static String cut(String text, int most) {
        boolean insidePair = Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, insidePair ? most - 1 : most);
    }
}
