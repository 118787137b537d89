package io.forkshop.app.bench;

import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.SyncResult;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes the C contender on the spot, where there is a compiler. */
final class CCompiler {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private CCompiler() {}

    /**
     * The program, in the benchmark's folder; empty when it cannot be made, which progress says.
     */
    static Optional<Path> compile(Settings settings, Scratch scratch) throws InterruptedException {
        if (Programs.find("gcc").isEmpty()) {
            settings.progress().accept("there is no gcc, so no column for C");
            return Optional.empty();
        }
        Path source = scratch.script("contender.c");
        Path program = source.resolveSibling("contender");
        List<String> args = List.of("-O2", "-o", program.toString(), source.toString());
        ExecOptions options = ExecOptions.defaults().timeout(LONGEST);
        SyncResult made = ChildProcesses.spawnSync("gcc", args, options);
        if (made.status().equals(OptionalInt.of(0))) {
            return Optional.of(program);
        }
        settings.progress().accept("gcc failed, so no column for C: " + made.stderr().strip());
        return Optional.empty();
    }
}
