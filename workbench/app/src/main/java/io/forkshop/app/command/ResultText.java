package io.forkshop.app.command;

import io.forkshop.app.evaluate.Result;
import io.forkshop.app.terminal.Sanitizer;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What became of a snippet, in the few words a person reads; pure. */
final class ResultText {
    private static final String MARGIN = "|  ";
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|.)");
    private static final int MOST_PROBLEMS = 3;
    private static final int MOST_FRAMES = 8;

    private ResultText() {}

    /** Of what did not fail. */
    static List<Text> lines(Result result) {
        if (result instanceof Result.Value value) {
            return texts(value.name() + " ==> " + value.text());
        } else if (result instanceof Result.Declared declared) {
            return texts(MARGIN + declared(declared));
        } else if (result instanceof Result.NotYetRunnable not) {
            String missing = String.join(", ", not.unresolved());
            String what = missing.isEmpty() ? "what it needs" : missing;
            return texts(MARGIN + not.name() + " cannot be used before there is " + what);
        }
        return List.of();
    }

    private static List<Text> texts(String text) {
        return Sanitizer.lines(text).stream().map(Text::of).toList();
    }

    private static String declared(Result.Declared declared) {
        String name = declared.name();
        String what =
                switch (declared.kind()) {
                    case METHOD -> "method " + name + parameters(declared.signature());
                    case VARIABLE -> "variable " + name + ", a " + declared.signature();
                    default -> declared.signature() + " " + name;
                };
        return declared.how() == Result.How.RESET
                ? "variable " + name + " lost its value: its type was declared anew"
                : declared.how().name().toLowerCase(Locale.ROOT) + " " + what;
    }

    /** {@code (int)String}: the result's type is no news to who wrote it. */
    private static String parameters(String signature) {
        return signature.substring(0, signature.lastIndexOf(')') + 1);
    }

    /** Of what failed, for standard error. */
    static List<String> failure(Result result, int width, Style style) {
        List<String> lines = new ArrayList<>();
        if (result instanceof Result.Rejected rejected) {
            rejected(rejected, lines, width, style);
        } else if (result instanceof Result.Threw threw) {
            threw("", threw, lines);
            threw.causes().forEach(cause -> threw("caused by ", cause, lines));
        } else if (result instanceof Result.Lost lost) {
            lines.add(lost(lost));
        }
        return lines;
    }

    private static void rejected(
            Result.Rejected rejected, List<String> lines, int width, Style style) {
        List<Result.Problem> problems = rejected.problems();
        for (Result.Problem problem :
                problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS))) {
            for (String line : message(problem.message())) {
                lines.add(MARGIN + line);
            }
            lines.addAll(
                    Caret.under(rejected.source(), problem.start(), problem.end(), width, style));
        }
        if (problems.size() > MOST_PROBLEMS) {
            lines.add(MARGIN + "(" + (problems.size() - MOST_PROBLEMS) + " more errors)");
        }
    }

    /** The compiler's lines, in one where it only names what cannot be found. */
    private static List<String> message(String message) {
        List<String> lines = new ArrayList<>();
        for (String line : message.lines().toList()) {
            String content = line.strip();
            if (content.startsWith("symbol:")) {
                append(lines, ": " + content.substring(7).strip());
            } else if (content.startsWith("location:")) {
                String place = content.substring(9).strip();
                append(
                        lines,
                        place.matches("class|class REPL.*|class \\$.*") ? "" : " in " + place);
            } else if (!content.isEmpty()) {
                lines.add(lines.isEmpty() ? content : "  " + content);
            }
        }
        return lines;
    }

    private static void append(List<String> lines, String more) {
        if (lines.isEmpty()) {
            lines.add(more);
        } else {
            lines.set(lines.size() - 1, lines.getLast() + more);
        }
    }

    private static void threw(String before, Result.Threw threw, List<String> lines) {
        String message = threw.message() == null ? "" : ": " + threw.message();
        List<String> said = Sanitizer.lines(before + threw.exception() + message);
        said.forEach(line -> lines.add(MARGIN + line));
        List<Result.Frame> frames = threw.frames();
        for (Result.Frame frame : frames.subList(0, Math.min(frames.size(), MOST_FRAMES))) {
            String line = MARGIN + "    at " + place(frame);
            if (!line.equals(lines.getLast())) {
                lines.add(line);
            }
        }
        if (frames.size() > MOST_FRAMES) {
            lines.add(MARGIN + "    (" + (frames.size() - MOST_FRAMES) + " more)");
        }
    }

    /** JShell puts a statement into a method of its own making, which is no news to anybody. */
    private static String place(Result.Frame frame) {
        String where = "snippet " + frame.snippet() + ", line " + frame.line();
        boolean made = frame.method().isEmpty() || frame.method().startsWith("do_it$");
        return made ? where : frame.method() + ", " + where;
    }

    private static String lost(Result.Lost lost) {
        String variables = String.join(", ", lost.variables());
        return "The Java session ended: "
                + lost.why()
                + "."
                + (variables.isEmpty()
                        ? ""
                        : " Lost: "
                                + variables
                                + "; '/restore' runs what they were declared with again.")
                + (lost.replaced()
                        ? " Methods, types and processes live on."
                        : " No other could be started.");
    }

    /** A value by itself: of a text its characters, as a shell wants them. */
    static List<Text> alone(Result.Value value) {
        boolean quoted = value.type().equals("String") && value.text().startsWith("\"");
        return texts(quoted ? unquoted(value.text()) : value.text());
    }

    private static String unquoted(String text) {
        int end = text.endsWith("\"") ? text.length() - 1 : text.length();
        return ESCAPE.matcher(text.substring(1, Math.max(1, end)))
                .replaceAll(escape -> Matcher.quoteReplacement(character(escape)));
    }

    private static String character(MatchResult escape) {
        return escape.group(1) == null
                ? escape.group().translateEscapes()
                : Character.toString(Integer.parseInt(escape.group(1), 16));
    }
}
