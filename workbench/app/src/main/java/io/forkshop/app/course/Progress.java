package io.forkshop.app.course;

import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.channel.MalformedJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far a learner has come: one small file, written whole or not at all. It is the learner's own
 * and proves nothing to anybody else.
 *
 * <p>Used by one thread at a time.
 */
public final class Progress {
    private static final int VERSION = 1;
    private static final int LARGEST = 1_000_000;

    private final Path file;
    private final Set<String> read = new LinkedHashSet<>();
    private final Set<String> ran = new LinkedHashSet<>();
    private final Map<String, String> quizzes = new LinkedHashMap<>();
    private String page = "";
    private String title = "";
    private String language = "";
    private String problem = "";

    private Progress(Path file) {
        this.file = file;
    }

    /** What the file says; a damaged one is set aside, and {@link #problem} says so. */
    public static Progress load(Path file) {
        Progress progress = new Progress(file);
        try {
            if (Files.exists(file)) {
                progress.take(file);
            }
        } catch (IOException e) {
            progress.problem = "Cannot read your progress in " + file + ": " + e.getMessage() + ".";
        } catch (MalformedJson | ClassCastException e) {
            progress.setAside();
        }
        return progress;
    }

    private void take(Path from) throws IOException {
        if (Files.size(from) > LARGEST) {
            throw new ClassCastException("no progress file is as long as this");
        }
        if (!(Json.parse(Files.readString(from)) instanceof Map<?, ?> all)
                || !(all.get("version") instanceof Integer version)
                || version > VERSION) {
            throw new ClassCastException("a version of another Forkshop");
        }
        String thePage = text(all, "page");
        String theTitle = text(all, "title");
        String theLanguage = text(all, "language");
        List<String> theRead = texts(all, "read");
        List<String> theRan = texts(all, "ran");
        Map<String, String> theQuizzes = quizzes(all);
        page = thePage;
        title = theTitle;
        language = theLanguage;
        read.addAll(theRead);
        ran.addAll(theRan);
        quizzes.putAll(theQuizzes);
    }

    private static Map<String, String> quizzes(Map<?, ?> all) {
        Map<String, String> best = new LinkedHashMap<>();
        if (all.get("quizzes") instanceof Map<?, ?> found) {
            found.forEach((section, result) -> best.put((String) section, ofSome((String) result)));
        }
        return best;
    }

    private static String ofSome(String result) {
        if (!result.matches("\\d{1,3} of \\d{1,3}")) {
            throw new ClassCastException("no result of a quiz");
        }
        return result;
    }

    private static String text(Map<?, ?> all, String key) {
        Object value = all.get(key);
        return value == null ? "" : (String) value;
    }

    private static List<String> texts(Map<?, ?> all, String key) {
        Object value = all.get(key);
        return value == null
                ? List.of()
                : ((List<?>) value).stream().map(String.class::cast).toList();
    }

    private void setAside() {
        Path aside = file.resolveSibling(file.getFileName() + ".bak");
        problem = "The progress file was damaged. It is kept as " + aside + "; you begin afresh.";
        try {
            PrivateFile.setAside(file);
        } catch (IOException e) {
            problem = "The progress file " + file + " is damaged and cannot be set aside.";
        }
    }

    /** One sentence for the learner about the file; empty when all is well. */
    public String problem() {
        return problem;
    }

    /** Where the learner was; empty at the very beginning. */
    public String page() {
        return page;
    }

    /** The title of that page, so that nobody has to open the book to greet. */
    public String title() {
        return title;
    }

    /** The language chosen for good; empty when none was. */
    public String language() {
        return language;
    }

    public Set<String> read() {
        return Set.copyOf(read);
    }

    public Set<String> ran() {
        return Set.copyOf(ran);
    }

    public void reached(String newPage, String newTitle) {
        page = newPage;
        title = newTitle;
        read.add(newPage);
        save();
    }

    public void ran(String experiment) {
        ran.add(experiment);
        save();
    }

    /** The best result in a section's quiz, such as {@code 3 of 4}; empty when there is none. */
    public String quiz(int section) {
        return quizzes.getOrDefault(String.valueOf(section), "");
    }

    /** Keeps the result if it is the best so far; more questions answered right are better. */
    public void quizzed(int section, int right, int of) {
        String before = quiz(section);
        if (before.isEmpty() || right > Integer.parseInt(before.split(" ")[0])) {
            quizzes.put(String.valueOf(section), right + " of " + of);
            save();
        }
    }

    public void language(String chosen) {
        language = chosen;
        save();
    }

    /** Begins the book again; what was read and run stays on record. */
    public void forgetPlace() {
        page = "";
        title = "";
        save();
    }

    private void save() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("version", VERSION);
        all.put("page", page);
        all.put("title", title);
        all.put("language", language);
        all.put("read", List.copyOf(read));
        all.put("ran", List.copyOf(ran));
        all.put("quizzes", quizzes);
        try {
            PrivateFile.write(file, Json.write(all));
            problem = "";
        } catch (IOException e) {
            problem = "Your progress cannot be saved in " + file + ": " + e.getMessage() + ".";
        }
    }
}
