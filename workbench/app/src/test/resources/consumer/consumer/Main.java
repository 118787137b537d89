package consumer;

import static io.forkshop.runtime.process.ChildProcesses.exec;
import static io.forkshop.runtime.process.ChildProcesses.fork;

import io.forkshop.runtime.process.ForkOptions;

import java.nio.file.Path;
import java.util.List;

/** Runs a command and talks with two workers: a class of its own, and a source file. */
public final class Main {
    public static void main(String[] args) throws Exception {
        IO.print(exec("echo from a shell").join().stdout());
        talk("consumer.Worker", ForkOptions.defaults().classPath(List.of(Path.of(args[0]))));
        talk(args[1], ForkOptions.defaults());
        IO.println(Main.class.getModule().isNamed() ? "as a module" : "on the class path");
    }

    private static void talk(String worker, ForkOptions options) throws InterruptedException {
        var child = fork(worker, List.of(), options);
        child.onMessage(
                message -> {
                    IO.println("from a worker: " + message);
                    child.disconnect();
                });
        child.send("hello");
        IO.println(child.awaitClose());
    }
}
