package io.forkshop.app.command.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts symbols in the place of what differs from run to run: {@code pid:w1}, {@code port:1}, {@code
 * path:tmp/1}, {@code time}. The same thing has the same symbol everywhere, so that who is whose
 * parent can be read from a table still. What has no name is numbered as it appears.
 */
public final class Symbols {
    private static final String TIME = "time";

    private static final Pattern ISO =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?");
    private static final Pattern CLOCK =
            Pattern.compile("\\b\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?\\b");
    private static final Pattern LASTED =
            Pattern.compile(
                    "(?<![\\w.:])\\d+(?:\\.\\d+)? ?(ms|µs|us)\\b|(?<![\\w.:])\\d+\\.\\d+ ?(s)\\b");

    /** The column of seconds in a diagram, with the blanks before it. */
    private static final Pattern SECONDS = Pattern.compile("^ *\\d+\\.\\d{3}(?=  )");

    private static final Pattern PORT =
            Pattern.compile(
                    "(?<=127\\.0\\.0\\.1:|localhost:|0\\.0\\.0\\.0:|\\[::1]:|\\[::]:|\\*:)\\d{1,5}\\b|(?<=\\bport"
                        + " )\\d{1,5}\\b|(?<=\"port\":)\\d{1,5}\\b");
    private static final Pattern SAID_PID =
            Pattern.compile(
                    "(?<=\\b(?:pid|ppid|pgid|sid|PID)\\s)\\d+\\b"
                            + "|(?<=\"(?:pid|ppid|pgid|sid)\":)\\d+\\b"
                            + "|(?<=/proc/)\\d+\\b");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.:-])\\d{4,7}(?![\\w:]|\\.\\d)");
    private static final Pattern PID_HEAD = Pattern.compile("\\b(PID|PPID|PGID|SID)\\b");
    private static final Pattern CELL = Pattern.compile("(?<!\\S)\\d+(?!\\S)");

    private final Map<Long, String> pids = new HashMap<>();
    private final List<Map.Entry<String, String>> folders;
    private final Map<String, String> ports = new HashMap<>();
    private final Map<String, String> temporary = new HashMap<>();
    private int strangers;
    private List<int[]> columns = List.of(); // of pids, in the table that we are in

    /**
     * @param names of processes by pid, in the order of their births: the second of a name is
     *     {@code c1.2}
     * @param paths what to call folders, by their absolute paths; what lies in the one called
     *     {@code tmp} is numbered
     */
    public Symbols(Map<Long, String> names, Map<String, String> paths) {
        Map<String, Integer> births = new HashMap<>();
        names.forEach(
                (pid, name) -> {
                    int birth = births.merge(name, 1, Integer::sum);
                    pids.put(pid, "pid:" + name + (birth == 1 ? "" : "." + birth));
                });
        folders =
                paths.entrySet().stream()
                        .filter(each -> each.getKey().length() > 1)
                        .sorted(Comparator.comparingInt(each -> -each.getKey().length()))
                        .toList();
    }

    public List<String> of(List<String> lines) {
        lines.forEach(this::of); // A pid may be named before a table says that it is one.
        columns = List.of();
        List<String> all = new ArrayList<>();
        for (String line : lines) {
            all.add(of(line));
        }
        return all;
    }

    private String of(String line) {
        String text = table(line);
        text = paths(text);
        text = replaced(text, ISO, time -> TIME);
        text = replaced(text, CLOCK, time -> TIME);
        text = replaced(text, SECONDS, time -> TIME);
        text = replaced(text, LASTED, time -> time.replaceFirst("[\\d.]+", "N"));
        text = replaced(text, PORT, this::port);
        text = replaced(text, SAID_PID, this::pid);
        return replaced(text, NUMBER, this::known);
    }

    private static String replaced(String text, Pattern what, UnaryOperator<String> by) {
        return what.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(by.apply(found.group())));
    }

    private String pid(String digits) {
        return pids.computeIfAbsent(Long.valueOf(digits), pid -> "pid:" + ++strangers);
    }

    private String known(String digits) {
        return pids.getOrDefault(Long.valueOf(digits), digits);
    }

    private String port(String digits) {
        return ports.computeIfAbsent(digits, port -> "port:" + (ports.size() + 1));
    }

    private String paths(String line) {
        String text = line;
        for (Map.Entry<String, String> folder : folders) {
            String name = folder.getValue();
            String path = Pattern.quote(folder.getKey());
            if (name.equals("tmp")) {
                Pattern below = Pattern.compile("(?<![\\w.])" + path + "/([^/\\s\"',:]+)");
                text = replaced(text, below, this::temporary);
            }
            Pattern whole = Pattern.compile("(?<![\\w./])" + path + "(?![\\w.-])");
            text = replaced(text, whole, found -> "path:" + name);
        }
        return text;
    }

    private String temporary(String path) {
        return temporary.computeIfAbsent(path, p -> "path:tmp/" + (temporary.size() + 1));
    }

    /**
     * In a table a column says what its numbers are. Its widths come from those numbers: so they
     * go, too.
     */
    private String table(String line) {
        Matcher head = PID_HEAD.matcher(line);
        if (head.find() && line.equals(line.toUpperCase(java.util.Locale.ROOT))) {
            columns = new ArrayList<>();
            do {
                columns.add(new int[] {head.start(), head.end()});
            } while (head.find());
            return squeezed(line);
        }
        if (columns.isEmpty() || line.isBlank()) {
            columns = List.of();
            return line;
        }
        return squeezed(cells(line));
    }

    private String cells(String line) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        Matcher cell = CELL.matcher(line);
        while (cell.find()) {
            int start = cell.start();
            int end = cell.end();
            boolean isPid = columns.stream().anyMatch(c -> c[0] < end && start < c[1]);
            out.append(line, from, start).append(isPid ? pid(cell.group()) : cell.group());
            from = end;
        }
        return out.append(line, from, line.length()).toString();
    }

    private static String squeezed(String row) {
        return row.replaceAll(" {2,}", "  ").replaceAll("─+", "─").replaceAll("-{3,}", "-").strip();
    }
}
