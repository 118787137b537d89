package io.forkshop.app.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The limit of a JVM's or a Node's heap, as its command line and environment say it. Pure. */
final class HeapLimit {
    private static final Pattern XMX =
            Pattern.compile("-Xmx\\d+[kKmMgGtT]?|-XX:MaxHeapSize=\\d+\\w?");
    private static final Pattern SHARE = Pattern.compile("-XX:MaxRAMPercentage=[\\d.]+");
    private static final Pattern OLD_SPACE =
            Pattern.compile("--max[-_]old[-_]space[-_]size(-percentage)?=\\d+");

    private HeapLimit() {}

    /**
     * @param file the content of an argument file of java's ({@code @FILE}), if it can be read
     * @return a few words, or nothing when this is neither a JVM nor a Node
     */
    static String of(
            List<String> command,
            Map<String, String> environment,
            Function<String, Optional<String>> file) {
        var program = command.isEmpty() ? "" : command.getFirst().replaceAll(".*/", "");
        if (program.equals("java")) {
            return java(command, environment, file);
        }
        return program.equals("node") ? node(command, environment) : "";
    }

    private static String java(
            List<String> command,
            Map<String, String> environment,
            Function<String, Optional<String>> file) {
        var words = new ArrayList<String>();
        // In the order in which java(1) reads them: the last one counts.
        words.addAll(split(environment.getOrDefault("JAVA_TOOL_OPTIONS", "")));
        words.addAll(split(environment.getOrDefault("JDK_JAVA_OPTIONS", "")));
        for (var word : command) {
            if (word.startsWith("@")) {
                file.apply(word.substring(1)).map(HeapLimit::split).ifPresent(words::addAll);
            } else {
                words.add(word);
            }
        }
        return last(words, XMX)
                .or(() -> last(words, SHARE))
                .orElse("not given: a JVM takes a quarter of the machine's memory");
    }

    private static String node(List<String> command, Map<String, String> environment) {
        var words = new ArrayList<>(split(environment.getOrDefault("NODE_OPTIONS", "")));
        words.addAll(command);
        return last(words, OLD_SPACE)
                .orElse("not given: V8 chooses by the machine's memory, 2 to 4 GiB");
    }

    private static Optional<String> last(List<String> words, Pattern option) {
        return words.stream()
                .filter(word -> option.matcher(word).matches())
                .reduce((before, after) -> after);
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split("\\s+")).map(w -> w.replaceAll("^\"|\"$", "")).toList();
    }
}
