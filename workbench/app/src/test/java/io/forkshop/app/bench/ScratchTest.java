package io.forkshop.app.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ScratchTest {
    @Test
    void whatItHoldsGoesWithIt() throws IOException {
        Path script;
        try (Scratch scratch = Scratch.create()) {
            script = scratch.script("parent.js");
            assertTrue(Files.size(script) > 0);
        }
        assertFalse(Files.exists(script.getParent()));
    }

    @Test
    void nothingBeginsInItOnceItIsClosed() {
        Scratch scratch = Scratch.create();
        scratch.close();
        assertThrows(Trouble.class, () -> scratch.emptyFolder("state"));
    }

    @Test
    void theFolderOfAKilledOneIsRemovedByTheNext() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path left = Files.createTempDirectory("forkshop-bench-" + dead.pid() + "-");
        Files.writeString(left.resolve("parent.js"), "");
        try (Scratch scratch = Scratch.create()) {
            assertFalse(Files.exists(left));
        }
    }

    @Test
    void theFolderOfALivingOneIsLeftAlone() {
        long ours = ProcessHandle.current().pid();
        assertFalse(Scratch.isAbandoned("forkshop-bench-" + ours + "-1"));
        assertFalse(Scratch.isAbandoned("forkshop-bench-mine-1"));
        assertFalse(Scratch.isAbandoned("forkshop-bench-1-1"));
    }
}
