package io.forkshop.app.course.experiments;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What experiments say, apart from what they do, so that each sentence exists in each language. */
final class Texts {
    private static final String BUNDLE = "io.forkshop.app.course.experiments.texts";

    private final ResourceBundle sentences;

    private Texts(ResourceBundle sentences) {
        this.sentences = sentences;
    }

    /** English where a language, or a sentence in it, is missing. */
    static Texts in(String language) {
        Locale locale = language.equals("en") ? Locale.ROOT : Locale.of(language);
        ResourceBundle.Control noDefault =
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(ResourceBundle.getBundle(BUNDLE, locale, noDefault));
    }

    /** The sentence of that key, with its places filled as by {@link String#format}. */
    String say(String key, Object... values) {
        try {
            return String.format(Locale.ROOT, sentences.getString(key), values);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("No sentence for " + key + " in texts.properties", e);
        }
    }
}
