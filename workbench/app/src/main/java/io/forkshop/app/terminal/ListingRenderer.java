package io.forkshop.app.terminal;

import io.forkshop.app.course.Block.CodeLine;
import io.forkshop.app.course.Block.Listing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A program beside a bar, under its file name. Its lines are never wrapped: where they are cut, a
 * mark and a sentence say so.
 */
final class ListingRenderer {
    private final Style style;
    private final Words words;
    private final String folder;

    ListingRenderer(Style style, Words words, String folder) {
        this.style = style;
        this.words = words;
        this.folder = folder;
    }

    List<Text> lines(Listing listing, int width) {
        Text edge = Text.of("  " + style.sign(Glyph.BAR), Tone.DIM);
        Text bar = edge.append(" ");
        List<Text> lines = new ArrayList<>(caption(listing, width));
        boolean cut = false;
        int room = width - bar.columns();
        List<String> code = listing.lines().stream().map(CodeLine::text).toList();
        List<Text> toned = Highlighter.lines(listing.language(), code);
        for (int i = 0; i < toned.size(); i++) {
            Text marks = marks(listing.lines().get(i));
            Text whole = toned.get(i);
            Text shown = whole.truncate(room - marks.columns(), style);
            cut |= shown != whole;
            Text line = shown.append(marks);
            lines.add(line.isEmpty() ? edge : bar.append(line));
        }
        if (cut) {
            String file = "chapters/" + folder + "/" + listing.file();
            Text note = Text.of(words.cut() + file, Tone.DIM);
            lines.addAll(note.wrap(width, Text.of("  "), Text.of("  ")));
        }
        return lines;
    }

    private List<Text> caption(Listing listing, int width) {
        Text caption = Text.of(style.prose(listing.title()), Tone.NAME);
        if (!listing.title().contains(listing.file())) {
            caption = caption.append(" (" + listing.file() + ")");
        }
        return caption.wrap(width, Text.of("  "), Text.of("  "));
    }

    private static Text marks(CodeLine line) {
        String marks = line.marks().stream().map(" (%d)"::formatted).collect(Collectors.joining());
        return Text.of(marks, Tone.STRONG);
    }
}
