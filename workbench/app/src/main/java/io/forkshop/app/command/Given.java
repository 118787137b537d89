package io.forkshop.app.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words among which some are options with a value, such as {@code -n 2}.
 *
 * @param mistake why it cannot be meant so; empty if it can
 */
record Given(List<String> plain, Map<String, String> values, String mistake) {
    /** Options may stand anywhere; those of {@code valued} take the next word. */
    static Given of(List<String> words, List<String> valued) {
        List<String> plain = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            String name = equals > 0 ? word.substring(0, equals) : word;
            if (!word.startsWith("-") || word.equals("-")) {
                plain.add(word);
            } else if (!valued.contains(name)) {
                return mistaken("There is no option " + name + "." + Spelling.hint(name, valued));
            } else if (equals > 0) {
                values.put(name, word.substring(equals + 1));
            } else if (++i < words.size()) {
                values.put(name, words.get(i));
            } else {
                return mistaken(name + " needs a value after it.");
            }
        }
        return new Given(plain, values, "");
    }

    private static Given mistaken(String why) {
        return new Given(List.of(), Map.of(), why);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A whole number in these bounds; empty when the word is none. */
    static Optional<Integer> number(String word, int least, int most) {
        if (!word.matches("\\d{1,7}")) {
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(word)).filter(n -> n >= least && n <= most);
    }
}
