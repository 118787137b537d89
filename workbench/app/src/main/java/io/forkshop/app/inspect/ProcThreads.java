package io.forkshop.app.inspect;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The threads of a process under /proc/PID/task: each is a small process to the kernel. */
final class ProcThreads {
    private ProcThreads() {}

    /** Their folders, in the order of their numbers; empty when they cannot be seen. */
    static List<Path> folders(Path process) {
        var found = new ArrayList<Path>();
        try (var tasks = Files.newDirectoryStream(process.resolve("task"))) {
            tasks.forEach(found::add);
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        found.sort(Comparator.comparingLong(ProcFs::outer));
        return found;
    }

    /** What {@code status} says of each; of one that has just ended nothing. */
    static List<String> statuses(Path process) {
        return folders(process).stream().map(task -> ProcFs.small(task.resolve("status"))).toList();
    }
}
