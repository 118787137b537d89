package io.forkshop.app.remote;

import static io.forkshop.app.remote.Prompt.exec;
import static io.forkshop.app.remote.Prompt.execFile;
import static io.forkshop.app.remote.Prompt.execFileSync;
import static io.forkshop.app.remote.Prompt.execSync;
import static io.forkshop.app.remote.Prompt.fork;
import static io.forkshop.app.remote.Prompt.ps;
import static io.forkshop.app.remote.Prompt.spawn;
import static io.forkshop.app.remote.Prompt.spawnSync;
import static io.forkshop.app.remote.Prompt.worker;
import static io.forkshop.app.remote.Prompt.workers;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.process.Cancellation;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExecException;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A Java session without JShell: what its snippets would do. One scene a run; it prints what it
 * saw.
 */
final class Scenes {
    private static final int LINE = 3;

    private Scenes() {}

    public static void main(String[] args) throws Exception {
        var byNumber = FileDescriptor.class.getDeclaredConstructor(int.class);
        byNumber.setAccessible(true);
        var line = byNumber.newInstance(LINE);
        Prompt.install(new FileInputStream(line), new FileOutputStream(line));
        try {
            Scenes.class.getDeclaredMethod(args[0]).invoke(null);
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace(System.out);
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void say(Object what) {
        System.out.println(what);
    }

    private static Object next(BlockingQueue<?> queue) throws InterruptedException {
        return queue.poll(20, TimeUnit.SECONDS);
    }

    private static BlockingQueue<Object> messages(ChildProcess child) {
        var queue = new LinkedBlockingQueue<Object>();
        child.onMessage(queue::add);
        return queue;
    }

    static void anEcho() throws InterruptedException {
        var w = fork("Echo.java");
        say(w.toString().replace(String.valueOf(w.pid().getAsLong()), "PID"));
        var answers = messages(w);
        say(w.send(Map.of("n", 1)));
        say(next(answers));
        for (var i = 0; i < 1_000; i++) {
            w.send(i);
        }
        for (var i = 0; i < 1_000; i++) {
            var answer = next(answers);
            if (!Integer.valueOf(i).equals(answer)) {
                say("wrong order: " + answer);
            }
        }
        say(w.isAlive() + " " + w.connected() + " " + w.killed() + " " + w.status());
        w.disconnect();
        say(w.await());
        say(w.toString().replace(String.valueOf(w.pid().getAsLong()), "PID"));
    }

    static void values() throws InterruptedException {
        var json = fork("Echo.java");
        var answers = messages(json);
        json.send(java.util.Arrays.asList((1L << 53) - 1, 1.5, null, true, "\u65e5\u0000", -0.0));
        say(next(answers));
        var options = ForkOptions.defaults().serialization(Serialization.ADVANCED);
        var advanced = fork("Echo.java", List.of(), options);
        var clones = messages(advanced);
        advanced.send(Set.of(BigInteger.TEN.pow(30)));
        var set = next(clones);
        say(set + " " + (set instanceof Set));
        for (Object wrong : new Object[] {new Object(), java.util.Optional.empty()}) {
            try {
                json.send(wrong);
            } catch (ForkshopException e) {
                say(e.code());
            }
        }
        try {
            json.send(Map.of("cmd", "NODE_X"));
        } catch (ForkshopException e) {
            say(e.code());
        }
    }

    static void whatCameBeforeTheListener() throws InterruptedException {
        var w = fork("Greets.java");
        var answered = new CountDownLatch(1);
        w.send("again", error -> answered.countDown());
        answered.await(20, TimeUnit.SECONDS);
        var answers = messages(w);
        say(next(answers));
        say(next(answers));
    }

    static void orderOfEvents() throws InterruptedException {
        var heard = new LinkedBlockingQueue<Object>();
        var w = fork("Echo.java");
        w.onSpawn(() -> heard.add("spawn"))
                .onMessage(
                        message -> {
                            heard.add(message);
                            w.disconnect();
                        })
                .onDisconnect(() -> heard.add("disconnect"))
                .onExit(status -> heard.add("exit " + status))
                .onClose(status -> heard.add("close " + status));
        w.send("last words");
        w.awaitClose();
        for (var i = 0; i < 5; i++) {
            say(next(heard));
        }
        var late = new LinkedBlockingQueue<Object>();
        w.onExit(late::add);
        say(next(late));
    }

    static void streams() throws Exception {
        var sh = spawn("sh", "-c", "echo out; echo err >&2");
        say(new String(sh.stdout().readAllBytes()) + new String(sh.stderr().readAllBytes()));
        var cat = spawn("cat");
        try (var in = cat.stdin()) {
            in.write("through".getBytes());
        }
        say(new String(cat.stdout().readAllBytes()) + " " + cat.awaitClose());
        var slow = spawn("head", "-c", "1000000", "/dev/zero");
        var head = slow.stdout().readNBytes(1);
        slow.await(Duration.ofMillis(300));
        say(head.length + slow.stdout().readAllBytes().length + " " + slow.awaitClose());
    }

    static void whatNobodyReadIsMissing() throws Exception {
        var child = spawn("head", "-c", "1000000", "/dev/zero");
        say(child.awaitClose());
        var count = 0;
        try {
            while (child.stdout().read() >= 0) {
                count++;
            }
        } catch (IOException e) {
            var missing = Integer.parseInt(e.getMessage().split(" ")[0]);
            say(count + missing);
            say(count > 100_000);
            say(child.stdout().read());
        }
    }

    static void collected() throws Exception {
        say(execSync("echo one").strip());
        say(execFileSync("printf", "%s", "$X"));
        var result = spawnSync("sh", "-c", "echo o; echo e >&2; exit 3");
        say(result.status() + " " + result.stdout().strip() + " " + result.stderr().strip());
        say(spawnSync("no-such-program").error().get().getMessage());
        say(exec("echo $((1+1))").join().stdout().strip());
        try {
            execFile("false").join();
        } catch (ExecException e) {
            say(e.code() + " " + e.killed() + " " + e.pid().isPresent());
        }
        try {
            exec("sleep 100", ExecOptions.defaults().timeout(Duration.ofMillis(50))).join();
        } catch (ExecException e) {
            say(e.code() + " " + e.timedOut());
        }
        try {
            exec("yes", ExecOptions.defaults().maxBuffer(3_000_000)).join();
        } catch (ExecException e) {
            say(e.code() + " " + e.stdoutBytes().length);
        }
        say(execSync("cat", ExecOptions.defaults().input("given")));
    }

    static void neverStarted() throws InterruptedException {
        var child = spawn("no-such-program", "x");
        var errors = new LinkedBlockingQueue<Object>();
        child.onError(e -> errors.add(e.code()));
        say(next(errors));
        say(child.awaitClose());
        say(child + " " + child.isAlive() + " " + child.kill() + " " + child.pid());
        try {
            fork("NoSuchFile.java");
        } catch (ForkshopException e) {
            say(e.code());
        }
        try {
            fork("DoesNotCompile.java");
        } catch (ForkshopException e) {
            say(e.getClass().getSimpleName());
        }
    }

    static void endings() throws Exception {
        var sleeps = spawn("sleep", "100");
        say(sleeps.kill(Signal.SIGSTOP) + " " + sleeps.killed() + " " + sleeps.isAlive());
        say(sleeps.destroyTree().ended().size() + " " + sleeps.await());
        say(sleeps.kill());
        var deaf = spawn("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done");
        deaf.stdout().readNBytes(6);
        say(deaf.stop(Duration.ofMillis(50)).get(20, TimeUnit.SECONDS));
        var token = new Cancellation();
        var cancelled = spawn("sleep", List.of("100"), SpawnOptions.defaults().cancellation(token));
        var errors = new LinkedBlockingQueue<Object>();
        cancelled.onError(e -> errors.add(e.code() + ": " + e.getCause().getMessage()));
        token.cancel("enough");
        say(next(errors) + " " + cancelled.await());
        try (var closed = spawn("sleep", "100")) {
            say(closed.isAlive());
        }
        say(spawn("true").await(Duration.ofSeconds(20)).get());
    }

    static void refusals() {
        var own = ChildProcesses.spawn("cat");
        refused(() -> fork("Echo.java", List.of(), ForkOptions.defaults().tap(frame -> {})));
        refused(() -> spawn("cat", List.of(), stdio(Stdio.from(own.stdout()))));
        refused(() -> spawn("cat", List.of(), stdio(Stdio.descriptor(0))));
        refused(() -> spawn("cat", List.of(), stdio(Stdio.inherit())));
        var child = spawn("cat");
        refused(() -> Stdio.from(child.stdout()));
        refused(() -> child.onHandle((message, handle) -> {}));
        refused(() -> child.send("x"));
        refused(() -> worker("nobody"));
        child.onSpawn(() -> refused(() -> awaitQuietly(child)));
        own.close();
        child.stop().join();
    }

    private static SpawnOptions stdio(Stdio first) {
        return SpawnOptions.defaults().stdio(first, Stdio.pipe(), Stdio.pipe());
    }

    private static void awaitQuietly(ChildProcess child) {
        try {
            child.await();
        } catch (InterruptedException e) {
            say("interrupted");
        }
    }

    private static void refused(Runnable deed) {
        try {
            deed.run();
            say("not refused");
        } catch (ForkshopException e) {
            say(e.code() + " " + e.getMessage());
        }
    }

    static void oneWorld() throws InterruptedException {
        var w1 = worker("w1");
        var answers = messages(w1);
        w1.send("from Java");
        say(next(answers) + " " + (w1 == worker("w1")));
        var w2 = fork("Echo.java");
        var names = new ArrayList<String>();
        workers().forEach(one -> names.add(one.toString().split(":")[0]));
        say(names + " " + workers().contains(w2));
        ps();
    }

    static void tooMany() {
        var count = 0;
        try {
            while (count < 1_000) {
                spawn("sleep", "100");
                count++;
            }
        } catch (ForkshopException e) {
            say(count + " " + e.code());
        }
    }

    static void interrupted() throws InterruptedException {
        var here = Thread.currentThread();
        var handle = exec("sleep 100");
        Thread.startVirtualThread(here::interrupt);
        try {
            handle.join();
        } catch (InterruptedException e) {
            say("interrupted " + handle.child().await());
        }
        Thread.startVirtualThread(here::interrupt);
        try {
            execSync("sleep 100");
        } catch (InterruptedException e) {
            say("interrupted");
        }
    }

    static void manyThreads() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < 8; i++) {
            threads.add(Thread.startVirtualThread(Scenes::echoes));
        }
        for (var thread : threads) {
            thread.join();
        }
        say("done");
    }

    private static void echoes() {
        try {
            var w = fork("Echo.java");
            var answers = messages(w);
            for (var i = 0; i < 200; i++) {
                w.send(i);
                if (!Integer.valueOf(i).equals(next(answers))) {
                    say("wrong");
                }
            }
            w.disconnect();
            w.awaitClose();
        } catch (InterruptedException e) {
            say("interrupted");
        }
    }

    /** Leaves a worker and a program behind, and waits to be killed. */
    static void isKilled() throws InterruptedException {
        var w = fork("Echo.java");
        exec("sleep 100");
        w.onMessage(message -> {});
        w.stdout();
        say("ready");
        new CountDownLatch(1).await();
    }

    static void floodsItself() throws InterruptedException {
        var w = worker("s1");
        var stopped = new CountDownLatch(1);
        w.onExit(status -> stopped.countDown());
        say("ready");
        w.stdout();
        say(stopped.await(20, TimeUnit.SECONDS));
    }

    static void howFast() throws InterruptedException {
        var w = fork("Echo.java");
        var answers = messages(w);
        for (var round = 0; round < 5; round++) {
            var began = System.nanoTime();
            for (var i = 0; i < 5_000; i++) {
                w.connected();
            }
            var call = (System.nanoTime() - began) / 5_000;
            began = System.nanoTime();
            for (var i = 0; i < 5_000; i++) {
                w.send(i);
                answers.take();
            }
            say("call " + call + " ns, echo " + (System.nanoTime() - began) / 5_000 + " ns");
        }
    }
}
