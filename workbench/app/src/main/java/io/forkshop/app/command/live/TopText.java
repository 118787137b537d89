package io.forkshop.app.command.live;

import io.forkshop.app.inspect.Measure;
import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.ProcessState;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Table;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A frame of top, drawn for a width: a table or, where that is too narrow, a list. */
public final class TopText {
    /** The headings; 'explain' knows each. */
    public static final List<String> COLUMNS =
            List.of(
                    "WHO", "PID", "STAT", "NLWP", "%CPU", "RSS", "VCSW", "NVCSW", "IN", "OUT",
                    "CPU", "MSGS");

    private static final String KEYS = "q leaves; sort by c CPU, m messages, p pid";
    private static final String FEW_KEYS = "q leaves; c, m, p sort";
    private static final int GRAPHS = 2;
    private static final int NARROW = 60;
    private static final int LEAST_LIST = 10; // rows, of which a heading may take two
    private static final int LEAST_GRAPH = 3;
    private static final int LIST_GRAPH = 20;
    private static final int CORE = 100; // percent
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Frame frame;
    private final Order order;
    private final Style style;
    private final Function<ProcessFacts, String> who;

    public TopText(Frame frame, Order order, Style style, Function<ProcessFacts, String> who) {
        this.frame = frame;
        this.order = order;
        this.style = style;
        this.who = who;
    }

    /** The heading and all processes. */
    public List<Text> all(int width) {
        List<Text> lines = new ArrayList<>(heading().wrap(width));
        lines.addAll(
                width < NARROW
                        ? blocks(sorted(), width).stream().flatMap(List::stream).toList()
                        : table(sorted(), width));
        return lines;
    }

    /** The heading, as many processes as fit, and which keys do what. */
    public List<Text> lines(int width, int height) {
        boolean narrow = width < NARROW;
        List<Text> lines = new ArrayList<>();
        if (narrow && height >= LEAST_LIST) {
            lines.addAll(heading().wrap(width));
        } else {
            lines.add(heading().truncate(width, style));
        }
        int room = Math.max(0, height - lines.size() - 1);
        int shown = narrow ? list(lines, width, room) : grid(lines, width, room);
        int hidden = frame.rows().size() - shown;
        String what = narrow ? "" : hidden == 1 ? " process" : " processes";
        String more = hidden == 0 ? "" : hidden + " more" + what + "; ";
        String keys = narrow ? FEW_KEYS : KEYS;
        lines.add(Text.of("-- " + more + keys + " --", Tone.DIM).truncate(width, style));
        return lines;
    }

    private List<Row> sorted() {
        return order.sorted(frame.rows());
    }

    private int grid(List<Text> lines, int width, int room) {
        List<Row> rows = sorted();
        List<Row> fit = rows.subList(0, Math.clamp(room - 2, 0, rows.size()));
        lines.addAll(table(fit, width));
        return fit.size();
    }

    /** Whole processes only. */
    private int list(List<Text> lines, int width, int room) {
        int left = room;
        int shown = 0;
        for (List<Text> block : blocks(sorted(), width)) {
            if (block.size() > left) {
                return shown;
            }
            lines.addAll(block);
            left -= block.size();
            shown++;
        }
        return shown;
    }

    private Text heading() {
        Map<ProcessState, Long> states =
                frame.rows().stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.facts().state(),
                                        TreeMap::new,
                                        Collectors.counting()));
        String counts =
                states.entrySet().stream()
                        .map(e -> e.getValue() + " " + word(e.getKey()))
                        .collect(Collectors.joining(", "));
        var time = LocalTime.ofInstant(frame.snapshot().time(), ZoneId.systemDefault());
        String rates = frame.seconds() == 0 ? "no rates yet" : "rates are per second";
        return Text.of("top " + TIME.format(time), Tone.STRONG)
                .append("  " + counts + "; by " + order.word() + "; " + rates);
    }

    /** The letter stands in the column. */
    private static String word(ProcessState state) {
        return state.word().split(",")[0] + " (" + state.letter() + ")";
    }

    private List<Text> table(List<Row> rows, int width) {
        List<List<String>> cells = rows.stream().map(this::cells).toList();
        int graph = graph(cells, width);
        int columns = COLUMNS.size() - (graph == 0 ? GRAPHS : 0);
        Table table = Table.of(COLUMNS.subList(0, columns).toArray(String[]::new));
        table.tight().cutting().right(1, 3, 4, 5, 6, 7, 8, 9);
        for (int i = 0; i < rows.size(); i++) {
            List<Text> texts = new ArrayList<>();
            for (String cell : cells.get(i)) {
                texts.add(Text.of(cell, texts.isEmpty() ? Tone.NAME : Tone.PLAIN));
            }
            if (graph > 0) {
                texts.add(Text.of(cpu(rows.get(i), graph), Tone.GOOD));
                texts.add(Text.of(messages(rows.get(i), graph), Tone.CODE));
            }
            table.row(texts);
        }
        return table.render(width, style);
    }

    /** What the numbers leave to each of the two; 0 when that is too little. */
    private static int graph(List<List<String>> cells, int width) {
        int used = 0;
        for (int i = 0; i < COLUMNS.size() - GRAPHS; i++) {
            int widest = COLUMNS.get(i).length();
            for (List<String> row : cells) {
                widest = Math.max(widest, Text.of(row.get(i)).columns());
            }
            used += widest + 1;
        }
        int each = (width - used - 1) / GRAPHS;
        int heading = COLUMNS.getLast().length();
        return each < Math.max(heading, LEAST_GRAPH) ? 0 : Math.min(each, Frames.KEPT);
    }

    private List<String> cells(Row row) {
        ProcessFacts facts = row.facts();
        var threads = facts.measure(Measure.THREADS);
        return List.of(
                who.apply(facts),
                Long.toString(facts.pid()),
                String.valueOf(facts.state().letter()),
                threads.isPresent() ? Long.toString(threads.getAsLong()) : "?",
                Numbers.rate(row.rates().cpu()),
                Numbers.memory(facts.measure(Measure.RESIDENT)),
                Numbers.rate(row.rates().voluntary()),
                Numbers.rate(row.rates().involuntary()),
                Numbers.rate(row.in()),
                Numbers.rate(row.out()));
    }

    private String cpu(Row row, int width) {
        return Sparkline.of(row.cpu(), Math.max(CORE, most(row.cpu())), width, style.unicode());
    }

    private String messages(Row row, int width) {
        return Sparkline.of(row.messages(), most(row.messages()), width, style.unicode());
    }

    private static double most(List<Double> samples) {
        return samples.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private List<List<Text>> blocks(List<Row> rows, int width) {
        return rows.stream().map(row -> block(row, width)).toList();
    }

    /** Pairs, as many in a line as fit. */
    private List<Text> block(Row row, int width) {
        List<String> cells = new ArrayList<>(cells(row));
        cells.add(cpu(row, LIST_GRAPH).strip());
        cells.add(messages(row, LIST_GRAPH).strip());
        cells.set(2, cells.get(2) + " " + row.facts().state().word().split(",")[0]);
        List<Text> lines = new ArrayList<>();
        Text line = Text.empty();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).isEmpty()) {
                continue; // no sample yet
            }
            Text pair =
                    Text.of(COLUMNS.get(i) + ": ", Tone.STRONG)
                            .append(cells.get(i), i == 0 ? Tone.NAME : Tone.PLAIN);
            if (!line.isEmpty() && line.columns() + 2 + pair.columns() > width) {
                lines.add(line);
                line = Text.empty();
            }
            line = line.isEmpty() ? pair : line.append("  ").append(pair);
        }
        lines.add(line);
        lines.add(Text.empty());
        return lines.stream().map(text -> text.truncate(width, style)).toList();
    }
}
