package io.forkshop.app.remote;

import io.forkshop.app.frames.Malformed;
import io.forkshop.app.remote.wire.Op;
import io.forkshop.app.remote.wire.Wishes;
import io.forkshop.runtime.process.Cancellation;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExecHandle;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.SpawnException;
import io.forkshop.runtime.process.SpawnOptions;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What starts processes in the workbench, and finds them there. */
record Starts(Caller caller) {

    ChildProcess spawn(String command, List<String> args, SpawnOptions options) {
        List<Object> wish = Wishes.write(options);
        return started(
                command,
                args,
                () -> Born.read(caller.call(Op.SPAWN, command, List.copyOf(args), wish)),
                options.limits().cancellation());
    }

    ChildProcess fork(String module, List<String> args, ForkOptions options) {
        List<Object> wish = Wishes.write(options);
        return started(
                module,
                args,
                () -> Born.read(caller.call(Op.FORK, module, List.copyOf(args), wish)),
                options.spawn().limits().cancellation());
    }

    private RemoteChild started(
            String what,
            List<String> args,
            Supplier<Born> start,
            Optional<Cancellation> cancellation) {
        try {
            RemoteChild child = child(start.get());
            cancellation.ifPresent(token -> follow(token, child));
            return child;
        } catch (SpawnException e) {
            if (!e.isEvent()) {
                throw e;
            }
            return RemoteChild.never(Born.never(what, args), e, caller);
        }
    }

    private RemoteChild child(Born born) {
        return caller.heard(born.id()).child(born);
    }

    private void follow(Cancellation token, RemoteChild child) {
        Runnable forget =
                token.whenCancelled(
                        why -> child.cancel(why.getMessage() == null ? "" : why.getMessage()));
        child.heard().closed.thenRun(forget);
    }

    ExecHandle exec(String file, List<String> args, ExecOptions options) {
        List<Object> wish = Wishes.write(options);
        Born born = Born.read(caller.call(Op.EXEC, file, List.copyOf(args), wish));
        RemoteChild child = child(born);
        options.spawn().limits().cancellation().ifPresent(token -> follow(token, child));
        return new RemoteExec(born.id(), child, options.encoding(), caller);
    }

    ChildProcess find(String name) {
        return child(Born.read(caller.call(Op.FIND, name)));
    }

    List<ChildProcess> all() {
        try {
            return caller.call(Op.NAMES).texts(2).stream().map(this::find).toList();
        } catch (Malformed e) {
            throw Caller.cut(e.getMessage());
        }
    }
}
