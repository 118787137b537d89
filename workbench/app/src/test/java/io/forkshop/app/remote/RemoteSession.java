package io.forkshop.app.remote;

import io.forkshop.app.remote.front.Host;
import io.forkshop.app.remote.front.WorldLine;
import io.forkshop.app.world.World;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A process that plays a scene, joined to a world as the Java session is. */
final class RemoteSession implements AutoCloseable, Host {
    private static final int LINE = 3;

    final List<List<String>> commands = new CopyOnWriteArrayList<>();
    final ChildProcess process;
    private final World world;

    RemoteSession(World world, String scene) {
        this.world = world;
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var arguments =
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--add-opens=java.base/java.io=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Scenes.class.getName(),
                        scene);
        process =
                ChildProcesses.spawn(
                        java,
                        arguments,
                        SpawnOptions.defaults()
                                .diesWithParent(true)
                                .stdio(
                                        Stdio.ignore(),
                                        Stdio.pipe(),
                                        Stdio.inherit(),
                                        Stdio.pipe()));
        var own = process.pid().getAsLong();
        world.spare(pid -> pid == own);
        var line = process.stdio(LINE);
        WorldLine.serve(line.input(), line.output(), this);
    }

    /** All that the scene says. */
    static List<String> play(World world, String scene) throws IOException, InterruptedException {
        try (var session = new RemoteSession(world, scene)) {
            return session.said();
        }
    }

    List<String> said() throws IOException, InterruptedException {
        var all = new String(process.stdout().readAllBytes(), StandardCharsets.UTF_8);
        process.await();
        return all.lines().toList();
    }

    String line() throws IOException {
        var line = new StringBuilder();
        InputStream from = process.stdout();
        for (var next = from.read(); next >= 0 && next != '\n'; next = from.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public World world() {
        return world;
    }

    @Override
    public String module(String typed) {
        var url = RemoteSession.class.getResource("/children/" + typed);
        return url == null ? typed : Path.of(url.getPath()).toString();
    }

    @Override
    public void run(List<String> words) {
        commands.add(words);
    }

    @Override
    public void close() {
        process.close();
    }
}
