package io.forkshop.app.call;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The words of a starting command, told apart: options up to the first word that is none, then what
 * is started. What comes after that is the program's own, whatever it looks like.
 */
public final class Typed {
    private static final String END = "--";

    private final Form form;
    private final Map<Flag, List<String>> values = new EnumMap<>(Flag.class);
    private final List<String> rest;
    private final int from;

    private Typed(Form form, List<String> words) {
        this.form = form;
        int at = 0;
        while (at < words.size() && words.get(at).startsWith("--") && !words.get(at).equals(END)) {
            at = read(words, at);
        }
        from = at < words.size() && words.get(at).equals(END) ? at + 1 : at;
        rest = List.copyOf(words.subList(from, words.size()));
    }

    /** Throws {@link NotUnderstood} for an option that this form does not know. */
    public static Typed read(Form form, List<String> words) {
        return new Typed(form, words);
    }

    /** Takes in the option at this place, {@code --name VALUE} or {@code --name=VALUE}. */
    private int read(List<String> words, int at) {
        String word = words.get(at);
        int sign = word.indexOf('=');
        Flag flag = form.flag(sign < 0 ? word : word.substring(0, sign));
        if (sign >= 0 && !flag.takesValue() && flag != Flag.SHELL) {
            throw new NotUnderstood(flag.word() + " has no value; it stands alone.");
        }
        boolean next = sign < 0 && flag.takesValue();
        if (next && at + 1 == words.size()) {
            throw new NotUnderstood(flag.word() + " needs a value:" + flag.explained() + ".");
        }
        String value = next ? words.get(at + 1) : word.substring(sign + 1);
        values.computeIfAbsent(flag, f -> new ArrayList<>()).add(sign < 0 && !next ? "" : value);
        return at + (next ? 2 : 1);
    }

    Form form() {
        return form;
    }

    /** Whether the Java call is to be printed, too. */
    public boolean show() {
        return values.containsKey(Flag.SHOW);
    }

    boolean has(Flag flag) {
        return values.containsKey(flag);
    }

    /** All values of an option that may be repeated. */
    List<String> all(Flag flag) {
        return values.getOrDefault(flag, List.of());
    }

    /** The value of an option that counts once: the last one. */
    String last(Flag flag) {
        return values.get(flag).getLast();
    }

    /** What is started, with its arguments. */
    public List<String> rest() {
        return rest;
    }

    /** The place of its first word among all words. */
    public int from() {
        return from;
    }
}
