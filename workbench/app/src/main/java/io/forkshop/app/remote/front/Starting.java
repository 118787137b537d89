package io.forkshop.app.remote.front;

import io.forkshop.app.frames.Malformed;
import io.forkshop.app.remote.wire.Fields;
import io.forkshop.app.remote.wire.Wishes;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.Cancellation;
import io.forkshop.runtime.process.ExecHandle;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Starts for a session what it asks for, in the world. */
record Starting(Host host, Children children) {
    private static final int MOST_COLLECTED = 64 * 1024 * 1024;

    Served fork(Fields call) throws Malformed {
        Cancellation cancellation = new Cancellation();
        ForkOptions options = Wishes.fork(call.fields(4), cancellation);
        String typed = call.text(2);
        List<String> arguments = call.texts(3);
        AtomicReference<Served> served = new AtomicReference<>();
        host.world()
                .fork(
                        module(typed, options.spawn().cwd()),
                        arguments,
                        line(typed, arguments),
                        options,
                        live -> served.set(children.born(live, cancellation)));
        return served.get();
    }

    /** In the directory that was asked for, as the library does; else where the command looks. */
    private String module(String typed, Optional<Path> cwd) {
        Optional<Path> there = cwd.map(folder -> folder.resolve(typed)).filter(Files::exists);
        return there.map(file -> file.toAbsolutePath().toString())
                .orElseGet(() -> host.module(typed));
    }

    Served spawn(Fields call) throws Malformed {
        Cancellation cancellation = new Cancellation();
        SpawnOptions options = open(Wishes.spawn(call.fields(4), cancellation));
        AtomicReference<Served> served = new AtomicReference<>();
        host.world()
                .spawn(
                        call.text(2),
                        call.texts(3),
                        options,
                        live -> served.set(children.born(live, cancellation)));
        return served.get();
    }

    Served exec(Fields call) throws Malformed {
        Cancellation cancellation = new Cancellation();
        ExecOptions wanted = Wishes.exec(call.fields(4), cancellation);
        if (wanted.maxBuffer() > MOST_COLLECTED) {
            throw new ForkshopException(
                    "ERR_OUT_OF_RANGE",
                    "maxBuffer is "
                            + wanted.maxBuffer()
                            + ", and the workbench collects no more than "
                            + MOST_COLLECTED
                            + " bytes. spawn hands on a stream of any length.");
        }
        String file = call.text(2);
        List<String> arguments = call.texts(3);
        long most = 2L * wanted.maxBuffer(); // Of either stream.
        children.budget().reserve(most);
        ExecHandle handle;
        try {
            ExecOptions options = wanted.spawn(open(wanted.spawn()));
            handle = host.world().execFile(file, arguments, options);
        } catch (RuntimeException e) {
            children.budget().release(most);
            throw e;
        }
        Served one = children.collected(line(file, arguments), handle, cancellation);
        handle.onEnd(ended -> children.budget().release(most)); // Told before, so it is pending.
        return one;
    }

    /** Three pipes, as the library's default is: a command's has nothing to read. */
    private static SpawnOptions open(SpawnOptions wanted) {
        return wanted.stdio().isEmpty()
                ? wanted.stdio(Stdio.pipe(), Stdio.pipe(), Stdio.pipe())
                : wanted;
    }

    private static String line(String what, List<String> arguments) {
        return arguments.isEmpty() ? what : what + " " + String.join(" ", arguments);
    }
}
