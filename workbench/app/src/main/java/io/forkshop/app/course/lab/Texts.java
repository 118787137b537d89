package io.forkshop.app.course.lab;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What experiments say, apart from what they do, so that each sentence exists in each language. */
public final class Texts {
    private final ResourceBundle sentences;
    private final ResourceBundle common;

    private Texts(ResourceBundle sentences, ResourceBundle common) {
        this.sentences = sentences;
        this.common = common;
    }

    /**
     * The file {@code texts.properties} beside {@code section}'s class file, and its translations.
     * English where a language, or a sentence in it, is missing. What all sections say is in the
     * file beside this class.
     */
    public static Texts of(Class<?> section, String language) {
        return new Texts(bundle(section, language), bundle(Texts.class, language));
    }

    private static ResourceBundle bundle(Class<?> section, String language) {
        Locale locale = language.equals("en") ? Locale.ROOT : Locale.of(language);
        ResourceBundle.Control noDefault =
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle(section.getPackageName() + ".texts", locale, noDefault);
    }

    /** The sentence of that key, with its places filled as by {@link String#format}. */
    public String say(String key, Object... values) {
        try {
            ResourceBundle from = sentences.containsKey(key) ? sentences : common;
            return String.format(Locale.ROOT, from.getString(key), values);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("No sentence for " + key + " in texts.properties", e);
        }
    }
}
