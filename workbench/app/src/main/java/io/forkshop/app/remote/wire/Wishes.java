package io.forkshop.app.remote.wire;

import io.forkshop.app.frames.Malformed;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.process.Cancellation;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.Limits;
import io.forkshop.runtime.process.Scope;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The library's options, on the line. What only means something in one process is refused. */
public final class Wishes {
    private static final int LAST_SIGNAL = 64;

    private Wishes() {}

    public static List<Object> write(SpawnOptions options) {
        Limits limits = options.limits();
        return Arrays.asList(
                options.cwd().map(Path::toString).orElse(null),
                options.env().orElse(null),
                options.argv0().orElse(null),
                options.shell().orElse(null),
                StdioItems.write(options.stdio()),
                options.detached(),
                options.serialization().name(),
                limits.timeout().toString(),
                limits.killSignal().number(),
                limits.scope().name(),
                options.input().orElse(null));
    }

    /**
     * @param cancellation ends what is started with these
     */
    public static SpawnOptions spawn(Fields from, Cancellation cancellation) throws Malformed {
        SpawnOptions options =
                SpawnOptions.defaults()
                        .stdio(StdioItems.read(from.fields(4)))
                        .detached(from.flag(5))
                        .serialization(from.constant(Serialization.class, 6))
                        .timeout(duration(from, 7))
                        .killSignal(Signal.of(from.number(8, 1, LAST_SIGNAL)))
                        .cancellation(cancellation);
        Scope scope = from.constant(Scope.class, 9);
        options = scope == Scope.GROUP ? options.processGroup(true) : options;
        options = scope == Scope.TREE ? options.wholeTree(true) : options;
        options = from.isNull(0) ? options : options.cwd(path(from.text(0)));
        options = from.isNull(1) ? options : options.env(from.map(1));
        options = from.isNull(2) ? options : options.argv0(from.text(2));
        options = from.isNull(3) ? options : options.shell(from.text(3));
        return from.isNull(10) ? options : options.input(from.bytes(10));
    }

    public static List<Object> write(ForkOptions options) {
        if (options.tap() != null) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE",
                    "A tap sees the frames of a channel in its own process, and this worker's is"
                            + " in the workbench: 'messages' shows them. To tap one yourself, call"
                            + " ChildProcesses.fork, which starts it in the Java session.");
        }
        return Arrays.asList(
                write(options.spawn()),
                options.execPath().orElse(null),
                options.execArgv(),
                options.classPath().stream().map(Path::toString).toList());
    }

    public static ForkOptions fork(Fields from, Cancellation cancellation) throws Malformed {
        ForkOptions empty = ForkOptions.defaults();
        SpawnOptions spawn = spawn(from.fields(0), cancellation);
        ForkOptions options =
                new ForkOptions(
                        spawn,
                        empty.silent(),
                        empty.execPath(),
                        from.texts(2),
                        paths(from.texts(3)),
                        empty.dies(),
                        null);
        return from.isNull(1) ? options : options.execPath(from.text(1));
    }

    /** The encoding stays with whoever makes text of the bytes. */
    public static List<Object> write(ExecOptions options) {
        return List.of(write(options.spawn()), options.maxBuffer(), options.grace().toString());
    }

    public static ExecOptions exec(Fields from, Cancellation cancellation) throws Malformed {
        return new ExecOptions(
                spawn(from.fields(0), cancellation),
                from.number(1, 0, Integer.MAX_VALUE),
                StandardCharsets.ISO_8859_1,
                duration(from, 2));
    }

    public static Duration duration(Fields from, int index) throws Malformed {
        try {
            return Duration.parse(from.text(index));
        } catch (DateTimeException e) {
            throw new Malformed("no duration in field " + index);
        }
    }

    private static List<Path> paths(List<String> names) throws Malformed {
        Path[] paths = new Path[names.size()];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = path(names.get(i));
        }
        return List.of(paths);
    }

    static Path path(String name) throws Malformed {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new Malformed("a path that is none");
        }
    }
}
