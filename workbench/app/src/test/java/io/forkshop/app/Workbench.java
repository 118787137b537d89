package io.forkshop.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How tests start the real workbench, and look for what it may have left. */
final class Workbench {
    static final String JAVA = System.getProperty("java.home") + "/bin/java";

    private Workbench() {}

    /**
     * Everything after the program's name, as the launcher has it, with the classes of this build.
     */
    static List<String> arguments(String session) {
        return List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dforkshop.home=" + Repository.ROOT,
                "-Dforkshop.session=" + session,
                // Where JLine unpacks its library; a workbench that is killed leaves it there.
                "-Djline.tmpdir=" + Path.of("target").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.forkshop.app.Main");
    }

    /** Ours, without what would make two machines differ. */
    static Map<String, String> environment(Path state) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        for (String name :
                List.of("NO_COLOR", "PAGER", "COLUMNS", "LINES", "FORKSHOP_NO_HISTORY")) {
            environment.remove(name);
        }
        environment.put("XDG_STATE_HOME", state.toString());
        environment.put("LC_ALL", "C.UTF-8");
        return environment;
    }

    /** Living processes with this entry in their environment; a zombie has none. */
    static List<Long> marked(String entry) {
        List<Long> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            all.filter(p -> p.getFileName().toString().matches("\\d+"))
                    .filter(p -> carries(p, entry))
                    .forEach(p -> found.add(Long.parseLong(p.getFileName().toString())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    private static boolean carries(Path process, String entry) {
        try {
            byte[] environment = Files.readAllBytes(process.resolve("environ"));
            return ("\0" + new String(environment, StandardCharsets.ISO_8859_1) + "\0")
                    .contains("\0" + entry + "\0");
        } catch (IOException e) {
            return false; // Gone meanwhile, or another user's.
        }
    }
}
