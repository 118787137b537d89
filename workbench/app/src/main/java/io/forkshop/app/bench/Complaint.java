package io.forkshop.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads what a program says on standard error and keeps the beginning, for when it fails: there it
 * says why, then where.
 */
final class Complaint {
    private static final int KEPT = 300;

    private final StringBuilder kept = new StringBuilder(); // guarded by itself

    Complaint(InputStream in) {
        // A platform thread: the pipe's read may block in the kernel.
        Thread.ofPlatform().daemon().name("forkshop-bench-stderr").start(() -> read(in));
    }

    private void read(InputStream in) {
        byte[] buffer = new byte[4096];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                keep(new String(buffer, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // Closed under us, because its program ended.
        }
    }

    private void keep(String text) {
        synchronized (kept) {
            kept.append(text, 0, Math.min(text.length(), KEPT - kept.length()));
        }
    }

    /** To be put after a sentence; empty when nothing was said. */
    String told() {
        synchronized (kept) {
            String line = kept.toString().strip().replaceAll("\\s+", " ");
            return line.isEmpty() ? "" : "; it said: " + line;
        }
    }
}
