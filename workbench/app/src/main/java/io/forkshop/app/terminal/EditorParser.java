package io.forkshop.app.terminal;

import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

import java.util.List;

/** Tells JLine where a line may end; words are not its affair, for our Tab asks the assistant. */
final class EditorParser implements Parser {
    private final Assistant assistant;

    EditorParser(Assistant assistant) {
        this.assistant = assistant;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && assistant.unfinished(line)) {
            int open = Math.max(0, assistant.openBrackets(line));
            throw new EOFError(-1, -1, "it goes on", null, open, null);
        }
        return new Whole(line, cursor);
    }

    /** One word: the line. JLine warns about parsers that offer less than this. */
    private record Whole(String line, int cursor) implements CompletingParsedLine {
        @Override
        public String word() {
            return line;
        }

        @Override
        public int wordCursor() {
            return cursor;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(line);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return cursor;
        }

        @Override
        public int rawWordLength() {
            return line.length();
        }
    }
}
