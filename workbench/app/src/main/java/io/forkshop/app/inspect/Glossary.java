package io.forkshop.app.inspect;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the words of the process views mean. A word is written as people see it, in any case; a
 * value that begins with an arrow is another word for that page.
 */
public final class Glossary {
    private static final String ARROW = "->";

    /** The title is the word as it is written; the paragraphs are for any width. */
    public record Page(String title, List<String> paragraphs) {}

    private final Properties english;
    private final Properties texts;

    private Glossary(Properties english, Properties texts) {
        this.english = english;
        this.texts = texts;
    }

    /** English where a language, or a page in it, is missing. */
    public static Glossary in(String language) {
        var english = load("glossary.properties").orElseThrow();
        return new Glossary(
                english,
                language.equals("en")
                        ? english
                        : load("glossary_" + language + ".properties").orElse(english));
    }

    private static Optional<Properties> load(String name) {
        try (var in = Glossary.class.getResourceAsStream(name)) {
            if (in == null) {
                return Optional.empty();
            }
            var texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Optional.of(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page about this word. */
    public Optional<Page> page(String word) {
        var key = key(word);
        var text = english.getProperty(key);
        if (text == null) {
            return Optional.empty();
        }
        var target = text.startsWith(ARROW) ? text.substring(2).strip() : key;
        return Optional.ofNullable(texts.getProperty(target, english.getProperty(target)))
                .map(found -> new Page(title(word, target), paragraphs(found)));
    }

    private static String key(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String title(String word, String target) {
        return key(word).equals(target) ? word.strip() : word.strip() + " (" + target + ")";
    }

    private static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\n")).map(String::strip).toList();
    }

    /** The words that have a page of their own, in order. */
    public SortedSet<String> words() {
        var words = new TreeSet<String>();
        for (var word : english.stringPropertyNames()) {
            if (!english.getProperty(word).startsWith(ARROW)) {
                words.add(word);
            }
        }
        return words;
    }

    /** Those, and the other words for them. */
    public SortedSet<String> all() {
        return new TreeSet<>(english.stringPropertyNames());
    }
}
