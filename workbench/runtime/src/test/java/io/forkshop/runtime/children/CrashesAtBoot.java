package io.forkshop.runtime.children;

/** A worker whose start always fails, with exit code 7. */
public final class CrashesAtBoot {
    private CrashesAtBoot() {}

    public static void main(String[] args) {
        Runtime.getRuntime().exit(7);
    }
}
