package io.forkshop.app.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.app.Here;
import io.forkshop.app.inspect.ProcFs;
import io.forkshop.app.inspect.Subtree;
import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.SpawnOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A world with real processes that writes down what it is told, and proves at its end that nothing
 * is left.
 */
final class TestWorld implements AutoCloseable, WorldListener {
    static {
        System.setProperty(
                "forkshop.cache", Path.of("target", "worker-cache").toAbsolutePath().toString());
    }

    final List<String> told = new CopyOnWriteArrayList<>();
    final World world;

    TestWorld(Path stateFolder) {
        world = World.open(stateFolder, SessionMark.random());
        world.listen(this);
    }

    Live fork(String child, ForkOptions options) {
        return world.fork(Here.child(child).toString(), List.of(), child, options, born -> {});
    }

    Live fork(String child, String... arguments) {
        return world.fork(
                Here.child(child).toString(),
                List.of(arguments),
                child,
                ForkOptions.defaults(),
                born -> {});
    }

    Live spawn(String command, String... arguments) {
        return world.spawn(command, List.of(arguments), SpawnOptions.defaults(), born -> {});
    }

    Live sh(String child) {
        return spawn("sh", Here.child(child).toString());
    }

    static long descriptors() {
        try (var entries = Files.list(Path.of("/proc/self/fd"))) {
            return entries.count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void output(Live process, OutputLine line) {
        told.add(process.name() + " " + line.stream() + " " + line.text());
    }

    @Override
    public void message(Live process, String json, boolean awaited) {
        told.add(process.name() + " message " + json);
    }

    @Override
    public void notAMessage(Live process, BadFrame frame) {
        told.add(process.name() + " bad " + frame.rule());
    }

    @Override
    public void ended(Live process, ExitStatus status, boolean awaited) {
        told.add(process.name() + " ended " + status);
    }

    @Override
    public void close() {
        var mark = world.mark().entry();
        world.close();
        assertEquals(List.of(), Subtree.ofWorkbench(mark).running(), "nothing is left running");
        assertEquals(List.of(), new ProcFs().withEnvironment(mark), "nothing carries the mark");
        assertEquals(List.of(), world.alive(), "nobody is alive");
    }
}
