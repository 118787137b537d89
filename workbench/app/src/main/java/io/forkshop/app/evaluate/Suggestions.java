package io.forkshop.app.evaluate;

import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.SourceVersion;

/**
 * What could stand at the end of Java that is being typed: what fits there first, then our own API,
 * and last what every object has.
 *
 * @param from where the word begins that each of these could replace
 * @param words a method's with its opening bracket
 */
public record Suggestions(int from, List<String> words) {
    private static final Suggestions NONE = new Suggestions(0, List.of());

    /** A person waits at a key; who is not ready by then offers nothing. */
    private static final Duration LONGEST = Duration.ofMillis(1_500);

    private static final Set<String> OF_EVERY_OBJECT =
            Set.of(
                    "equals(",
                    "getClass()",
                    "hashCode()",
                    "notify()",
                    "notifyAll()",
                    "toString()",
                    "wait(",
                    "wait()");

    public Suggestions {
        words = List.copyOf(words);
    }

    /** None while the compiler begins or is busy. */
    public static Suggestions at(Evaluator evaluator, String text) {
        return evaluator.ask(text, shell -> at(shell, text), LONGEST).orElse(NONE);
    }

    static Suggestions at(JShell shell, String text) {
        int[] anchor = {text.length()};
        List<Suggestion> all =
                shell.sourceCodeAnalysis().completionSuggestions(text, text.length(), anchor);
        return new Suggestions(anchor[0], ranked(all, anything(text, anchor[0])));
    }

    /** With nothing typed yet and no dot before, every type there is could be meant. */
    private static boolean anything(String text, int from) {
        return from == text.length() && !text.endsWith(".") && !text.endsWith("::");
    }

    private static List<String> ranked(List<Suggestion> all, boolean anything) {
        boolean allFit = all.stream().allMatch(Suggestion::matchesType);
        List<Suggestion> wanted = new ArrayList<>(all);
        if (anything) {
            wanted.removeIf(each -> vague(each.continuation()) || !each.matchesType());
        }
        wanted.sort(
                Comparator.<Suggestion>comparingInt(s -> allFit || s.matchesType() ? 0 : 1)
                        .thenComparingInt(s -> rank(s.continuation())));
        Collection<String> words = new LinkedHashSet<>(); // An overload is offered once.
        wanted.forEach(each -> words.add(each.continuation()));
        return List.copyOf(words);
    }

    /** A type, a package, or a word of the language. */
    private static boolean vague(String word) {
        return Character.isUpperCase(word.codePointAt(0))
                || word.endsWith(".")
                || SourceVersion.isKeyword(word);
    }

    private static int rank(String word) {
        return OF_EVERY_OBJECT.contains(word) ? 2 : DocumentationFile.ours().names(word) ? 0 : 1;
    }
}
