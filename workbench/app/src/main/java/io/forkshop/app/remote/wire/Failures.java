package io.forkshop.app.remote.wire;

import io.forkshop.app.frames.Malformed;
import io.forkshop.runtime.CompileException;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.SpawnException;

import java.util.Arrays;
import java.util.List;

/** The library's exceptions, on the line: as what they are, without their stacks. */
public final class Failures {
    private static final int LARGEST_ERRNO = 4095;

    private Failures() {}

    public static List<Object> write(ForkshopException e) {
        return switch (e) {
            case SpawnException spawn ->
                    List.of(
                            "spawn",
                            -spawn.errno(),
                            spawn.path(),
                            spawn.spawnargs(),
                            spawn.why(),
                            spawn.isEvent());
            case CompileException compile -> Arrays.asList("compile", compile.getMessage());
            default -> {
                String cause = e.getCause() == null ? null : e.getCause().getMessage();
                yield Arrays.asList("other", e.code(), e.getMessage(), cause);
            }
        };
    }

    public static ForkshopException read(Fields from) throws Malformed {
        return switch (from.text(0)) {
            case "spawn" ->
                    new SpawnException(
                            from.number(1, 1, LARGEST_ERRNO),
                            from.text(2),
                            from.texts(3),
                            from.text(4));
            case "compile" -> new CompileException(from.text(1));
            case "other" -> new ForkshopException(from.text(1), from.maybeText(2), cause(from));
            default -> throw new Malformed("an unknown failure");
        };
    }

    private static Throwable cause(Fields from) throws Malformed {
        String why = from.maybeText(3);
        return why == null ? null : new java.util.concurrent.CancellationException(why);
    }

    /** Whether Node tells it as an event on a child that never lived. */
    public static boolean isEvent(Fields from) throws Malformed {
        return from.text(0).equals("spawn") && from.flag(5);
    }
}
