package io.forkshop.app.call;

import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.SpawnOptions;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One option, as Java says it and as it is done: side by side, so that the one cannot stray from
 * the other. A form that does not know the option leaves its options as they are.
 *
 * @param before statements that the call needs above it
 * @param call what is called on the options, such as {@code .detached(true)}
 */
record Setting(
        List<String> before,
        String call,
        UnaryOperator<SpawnOptions> spawn,
        UnaryOperator<ForkOptions> fork,
        UnaryOperator<ExecOptions> exec) {

    Setting(
            String call,
            UnaryOperator<SpawnOptions> spawn,
            UnaryOperator<ForkOptions> fork,
            UnaryOperator<ExecOptions> exec) {
        this(List.of(), call, spawn, fork, exec);
    }
}
