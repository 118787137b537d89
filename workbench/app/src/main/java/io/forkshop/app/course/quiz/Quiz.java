package io.forkshop.app.course.quiz;

import io.forkshop.app.course.lab.Question;
import io.forkshop.runtime.ForkshopException;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The questions of a section, from {@code quiz.properties} beside its prose; {@code
 * quiz_zh.properties} has the sentences in another language, and nothing else.
 */
public final class Quiz {
    /** What is to be translated. */
    public static final List<String> SENTENCES = List.of("question", "choices", "why");

    private static final String SEPARATOR = " *\\| *";

    private Quiz() {}

    /** The file for a section's folder. */
    public static Path file(Path section) {
        return section.resolve("quiz.properties");
    }

    /** In their order; none when the section has no quiz yet. */
    public static List<Item> of(Path section, String language) {
        Path file = file(section);
        if (!Files.exists(file)) {
            return List.of();
        }
        Properties all = read(file);
        Path translated = section.resolve("quiz_" + language + ".properties");
        if (Files.exists(translated)) {
            all.putAll(read(translated));
        }
        List<Item> items = new ArrayList<>();
        for (int n = 1; all.containsKey(n + ".question"); n++) {
            items.add(item(all, n + "."));
        }
        return items;
    }

    private static Item item(Properties all, String n) {
        return new Item(
                question(all, n),
                Key.of(all.getProperty(n + "answer")),
                all.getProperty(n + "why"),
                all.getProperty(n + "page"));
    }

    private static Question question(Properties all, String n) {
        String text = all.getProperty(n + "question");
        String[] kind = all.getProperty(n + "kind").strip().split(" +");
        String[] choices = all.getProperty(n + "choices", "").split(SEPARATOR);
        return switch (kind[0]) {
            case "number" ->
                    Question.number(text, kind.length > 1 ? Double.parseDouble(kind[1]) : 0);
            case "choice" -> Question.choice(text, choices);
            case "order" -> Question.order(text, choices);
            case "text" -> Question.text(text);
            default -> throw new IllegalArgumentException("no kind of question: " + kind[0]);
        };
    }

    private static Properties read(Path file) {
        Properties all = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            all.load(text);
            return all;
        } catch (IOException e) {
            throw new ForkshopException(
                    "ERR_NO_QUIZ",
                    "The questions in " + file + " cannot be read: " + e.getMessage() + ".",
                    e);
        }
    }
}
