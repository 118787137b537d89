package io.forkshop.app.evaluate.session;

import io.forkshop.app.evaluate.wire.Report;

import java.lang.reflect.Array;

/**
 * Values as a person reads them: text in quotes, arrays by their elements, the rest as it says
 * itself. No longer than anybody reads.
 */
final class Values {
    private static final int MOST = Report.MOST_CHARACTERS;

    private final StringBuilder text = new StringBuilder();

    private Values() {}

    static String text(Object value) {
        Values values = new Values();
        values.add(value);
        if (values.full()) {
            values.text.setLength(MOST);
            values.text.append(" ... (cut here)");
        }
        return values.text.toString();
    }

    private boolean full() {
        return text.length() > MOST;
    }

    private void add(Object value) {
        if (value instanceof String string) {
            quoted(string, '"');
        } else if (value instanceof Character character) {
            quoted(character.toString(), '\'');
        } else if (value != null && value.getClass().isArray()) {
            array(value);
        } else {
            String said = String.valueOf(value);
            text.append(said, 0, Math.min(said.length(), MOST + 1));
        }
    }

    private void array(Object array) {
        int length = Array.getLength(array);
        String type = array.getClass().getTypeName();
        int brackets = type.indexOf('[');
        String element = type.substring(type.lastIndexOf('.', brackets) + 1, brackets);
        text.append(element).append('[').append(length).append(']');
        text.append(type, brackets + 2, type.length()).append(" { ");
        for (int i = 0; i < length && !full(); i++) {
            text.append(i == 0 ? "" : ", ");
            add(Array.get(array, i));
        }
        text.append(length == 0 ? "}" : " }");
    }

    /** As it would stand in a source; other scripts as they are. */
    private void quoted(String string, char quote) {
        text.append(quote);
        for (int i = 0; i < string.length() && !full(); i++) {
            char c = string.charAt(i);
            if (c == quote || c == '\\') {
                text.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                control(c);
            } else {
                text.append(c);
            }
        }
        text.append(quote);
    }

    private void control(char c) {
        int named = "\b\t\n\f\r".indexOf(c);
        if (named >= 0) {
            text.append('\\').append("btnfr".charAt(named));
        } else {
            text.append("\\u00").append(Character.forDigit(c >> 4, 16));
            text.append(Character.forDigit(c & 15, 16));
        }
    }
}
