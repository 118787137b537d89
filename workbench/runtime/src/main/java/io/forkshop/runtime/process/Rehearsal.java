package io.forkshop.runtime.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Workers that do what workers do, while their VM writes down which classes that took. In a folder
 * of its own, which the caller removes.
 */
record Rehearsal(Path folder) {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** One that only talks. Returns what the VM takes as -XX:SharedClassListFile. */
    Path ofWorker() throws IOException, InterruptedException {
        Path list = folder.resolve("plain.lst");
        talk(fork("rehearsal.java", List.of(), noting(list)));
        return list;
    }

    /** One for each way in which a worker of a cluster gets its connections. */
    Path ofClusterWorkers() throws IOException, InterruptedException {
        Path handed = folder.resolve("handed.lst");
        Path shared = folder.resolve("shared.lst");
        List<String> lists = List.of(handed.toString(), shared.toString());
        try (ChildProcess primary = fork("cluster.java", lists, List.of())) {
            ExitStatus end = primary.await(LONGEST).orElseThrow(() -> failed("takes too long"));
            if (!end.success()) {
                throw failed(end.toString());
            }
        }
        return merged(List.of(handed, shared), folder.resolve("cluster.lst"));
    }

    private static IOException failed(String how) {
        return new IOException("the rehearsal for the worker archive " + how);
    }

    private static List<String> noting(Path classes) {
        return List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + classes);
    }

    private ChildProcess fork(String program, List<String> args, List<String> execArgv)
            throws IOException {
        Path source = folder.resolve(program);
        try (InputStream text = Rehearsal.class.getResourceAsStream(program)) {
            Files.copy(text, source);
        }
        ForkOptions options = ForkOptions.defaults().silent(true).execArgv(execArgv);
        return ChildProcesses.fork(source.toString(), args, options);
    }

    private static void talk(ChildProcess worker) throws IOException, InterruptedException {
        worker.onMessage(
                message -> {
                    if (message instanceof Map<?, ?> m && m.containsKey("done")) {
                        worker.disconnect();
                    }
                });
        worker.send(
                Map.of(
                        "text",
                        "é\n",
                        "numbers",
                        List.of(1, 2.5, -3L),
                        "nothing",
                        Optional.empty()));
        ExitStatus end = worker.await();
        if (!end.success()) {
            throw failed(end.toString());
        }
    }

    /** Each class once, without the number that it has in its own list. */
    private static Path merged(List<Path> lists, Path into) throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        for (Path list : lists) {
            for (String line : Files.readAllLines(list)) {
                lines.add(line.replaceFirst(" id: [0-9]+$", ""));
            }
        }
        return Files.write(into, lines);
    }
}
