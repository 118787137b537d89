package io.forkshop.app.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lines over two axes, the horizontal one logarithmic or not; the vertical one is.
 *
 * @param xIsLog whether equal steps to the right multiply
 */
public record Chart(String title, String x, String y, boolean xIsLog, List<Series> series) {
    /**
     * @param dashed for what was predicted rather than measured
     */
    public record Series(String name, boolean dashed, List<Point> points) {}

    /** Both more than 0 where their axis is logarithmic. */
    public record Point(double x, double y) {}

    /** The same numbers for readers who cannot see lines: a row for each point, by RFC 4180. */
    public String csv() {
        StringBuilder text = new StringBuilder();
        row(text, "line", x, y);
        for (Series each : series) {
            String name = each.name + (each.dashed ? " (formula)" : "");
            for (Point point : each.points) {
                row(text, name, number(point.x), number(point.y));
            }
        }
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
    }

    private static void row(StringBuilder text, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            boolean plain = cells[i].matches("[^\",\r\n]*");
            String cell = plain ? cells[i] : '"' + cells[i].replace("\"", "\"\"") + '"';
            text.append(i == 0 ? "" : ",").append(cell);
        }
        text.append("\r\n");
    }

    Map<String, Object> message() {
        List<Object> all = new ArrayList<>();
        for (Series each : series) {
            List<Object> points = new ArrayList<>();
            each.points.forEach(point -> points.add(List.of(point.x, point.y)));
            all.add(Map.of("name", each.name, "dashed", each.dashed, "points", points));
        }
        return Map.of("title", title, "x", x, "y", y, "xIsLog", xIsLog, "series", all);
    }

    static Chart of(Map<?, ?> message) {
        List<Series> all = new ArrayList<>();
        for (Object each : (List<?>) message.get("series")) {
            Map<?, ?> one = (Map<?, ?>) each;
            List<Point> points = new ArrayList<>();
            for (Object pair : (List<?>) one.get("points")) {
                List<?> xy = (List<?>) pair;
                points.add(
                        new Point(
                                ((Number) xy.get(0)).doubleValue(),
                                ((Number) xy.get(1)).doubleValue()));
            }
            boolean dashed = one.get("dashed").equals(true);
            all.add(new Series((String) one.get("name"), dashed, points));
        }
        return new Chart(
                (String) message.get("title"),
                (String) message.get("x"),
                (String) message.get("y"),
                message.get("xIsLog").equals(true),
                all);
    }
}
