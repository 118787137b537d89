package io.forkshop.app.evaluate;

import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a method, constructor or type.
 *
 * @param signature as in its declaration
 * @param text what it does, in a few sentences; empty where nothing is known
 */
public record Documentation(String signature, String text) {
    private static final Duration LONGEST = Duration.ofMillis(2_500);

    /** Of what stands at the end of this text, each overload; none while the compiler is busy. */
    public static List<Documentation> at(Evaluator evaluator, String text) {
        return evaluator.ask(text, shell -> at(shell, text), LONGEST).orElse(List.of());
    }

    static List<Documentation> at(JShell shell, String text) {
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        String asked = text.stripTrailing();
        boolean name =
                !asked.isEmpty()
                        && Character.isJavaIdentifierPart(asked.charAt(asked.length() - 1));
        List<Documentation> found = name ? of(analysis, asked + "(") : List.of();
        return found.isEmpty() ? of(analysis, asked) : found;
    }

    /** The JDK's own sources are read only where our documentation has no answer: it takes long. */
    private static List<Documentation> of(SourceCodeAnalysis analysis, String text) {
        List<Documentation> found = new ArrayList<>();
        boolean strangers = false;
        for (var each : analysis.documentation(text, text.length(), false)) {
            Optional<Documentation> ours = DocumentationFile.ours().of(each.signature());
            strangers |= ours.isEmpty();
            found.add(ours.orElse(new Documentation(each.signature(), "")));
        }
        return strangers ? withTheirs(found, analysis, text) : found;
    }

    private static List<Documentation> withTheirs(
            List<Documentation> found, SourceCodeAnalysis analysis, String text) {
        List<Documentation> all = new ArrayList<>(found);
        int at = 0;
        for (var each : analysis.documentation(text, text.length(), true)) {
            if (each.javadoc() != null && at < all.size() && all.get(at).text().isEmpty()) {
                all.set(at, new Documentation(each.signature(), Javadoc.summary(each.javadoc())));
            }
            at++;
        }
        return all;
    }
}
