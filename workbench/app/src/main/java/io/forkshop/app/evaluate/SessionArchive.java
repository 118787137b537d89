package io.forkshop.app.evaluate;

import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The class-data archive that sessions start from: it halves their start. Made by the launcher of
 * what a rehearsal has loaded.
 */
public final class SessionArchive {
    private static final String ARCHIVE = "forkshop.session.archive";
    private static final String CLASSES = "forkshop.session.classes";

    private SessionArchive() {}

    /**
     * Arguments: the list of classes that a session of a rehearsal has written, and the archive.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path archive = Path.of(args[1]);
        Path made = Path.of(args[1] + ".new");
        List<String> command = new ArrayList<>(SessionCommand.OPTIONS);
        command.addAll(
                List.of(
                        "-Xshare:dump",
                        "-XX:+AOTClassLinking",
                        "-XX:SharedClassListFile=" + args[0],
                        "-XX:SharedArchiveFile=" + made,
                        "-cp",
                        SessionCommand.path(SessionCommand.ours())));
        SpawnOptions shown =
                SpawnOptions.defaults().stdio(Stdio.ignore(), Stdio.inherit(), Stdio.inherit());
        ExitStatus end = ChildProcesses.spawn(SessionCommand.java(), command, shown).await();
        if (!end.success() || !Files.isReadable(made)) {
            throw new IOException("java -Xshare:dump " + end);
        }
        Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the launcher has said: where it is, or which classes it is to be made of. */
    static List<String> options() {
        String classes = System.getProperty(CLASSES, "");
        if (!classes.isEmpty()) {
            return List.of("-XX:DumpLoadedClassList=" + classes);
        }
        String file = System.getProperty(ARCHIVE, "");
        // A missing one would cost the VM its own, too.
        return !file.isEmpty() && Files.isReadable(Path.of(file))
                ? List.of("-XX:SharedArchiveFile=" + file)
                : List.of();
    }
}
