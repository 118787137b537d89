package io.forkshop.runtime.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The environment that a child inherits. */
final class Environment {
    private Environment() {}

    /**
     * Ours. In a locale without UTF-8, such as C, System.getenv has a question mark for each byte
     * of another script, and a child would inherit those: there the kernel is asked.
     */
    static Map<String, String> ours() {
        if (System.getProperty("sun.jnu.encoding", "").equalsIgnoreCase("UTF-8")) {
            return System.getenv();
        }
        try {
            byte[] all = Files.readAllBytes(Path.of("/proc/self/environ"));
            Map<String, String> variables = new HashMap<>();
            for (String variable : new String(all, StandardCharsets.UTF_8).split("\0")) {
                int equals = variable.indexOf('=', 1); // A name may begin with one; none is empty.
                if (equals > 0) {
                    variables.putIfAbsent(
                            variable.substring(0, equals), variable.substring(equals + 1));
                }
            }
            return variables;
        } catch (IOException e) {
            return System.getenv();
        }
    }
}
