package io.forkshop.app.evaluate;

import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

import java.util.Map;

/** Hands JShell the one that was made for it. */
record RemoteProvider(Remote remote) implements ExecutionControlProvider {
    @Override
    public String name() {
        return "forkshop";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return remote;
    }
}
