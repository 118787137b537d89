package io.forkshop.app.command.live;

import java.util.Comparator;
import java.util.List;

/** By what top sorts, and the key that says so. Equals stand in the order of their pids. */
public enum Order {
    CPU('c', "CPU", Comparator.comparingDouble(row -> -row.rates().cpu().orElse(-1))),
    MESSAGES('m', "messages", Comparator.comparingDouble(row -> -row.traffic())),
    PID('p', "pid", Comparator.comparingLong(row -> row.facts().pid()));

    private final char key;
    private final String word;
    private final Comparator<Row> comparator;

    Order(char key, String word, Comparator<Row> comparator) {
        this.key = key;
        this.word = word;
        this.comparator = comparator;
    }

    /** The one of this key, in either case; null when it is no such key. */
    public static Order of(char key) {
        for (Order order : values()) {
            if (order.key == Character.toLowerCase(key)) {
                return order;
            }
        }
        return null;
    }

    String word() {
        return word;
    }

    List<Row> sorted(List<Row> rows) {
        return rows.stream().sorted(comparator).toList();
    }
}
