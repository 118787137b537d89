package io.forkshop.app.course.recording;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Ran;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The machine and the versions of a run: a verdict means little without them. */
public final class Surroundings {
    private static volatile String node;

    private Surroundings() {}

    /** By key, as the recording has them; null is what cannot be told. Asks node once. */
    public static Map<String, Object> of(Lab lab) throws InterruptedException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("os", System.getProperty("os.name"));
        all.put("kernel", System.getProperty("os.version"));
        all.put("arch", System.getProperty("os.arch"));
        all.put("cores", Runtime.getRuntime().availableProcessors());
        all.put("java", Runtime.version().toString());
        all.put("node", node(lab));
        all.put("forkshop", version());
        return all;
    }

    private static String node(Lab lab) throws InterruptedException {
        if (node == null && lab.hasNode()) {
            Ran asked = lab.execFile(Path.of("/"), "node", "--version");
            node = asked.out().strip();
        }
        return node == null || node.isEmpty() ? null : node;
    }

    /** From the jar's manifest; class files on a path of their own have none. */
    static String version() {
        return Surroundings.class.getPackage().getImplementationVersion();
    }
}
