package io.forkshop.runtime.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/** The file that lets one process of a job start at a time. */
class CapTest {
    @TempDir Path folder;

    @Test
    void aFileSystemWithoutLocksCostsNoDescriptor() throws IOException {
        FileChannel file = open();
        assertNull(
                Cap.locked(
                        file,
                        () -> {
                            throw new IOException("No locks available");
                        }));
        assertFalse(file.isOpen());
    }

    @Test
    void aLockThatAnotherHasIsAskedForAgain() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (FileChannel file = open()) {
            Cap.Attempt third = () -> asked.incrementAndGet() < 3 ? null : file.tryLock();
            assertSame(file, Cap.locked(file, third));
            assertTrue(file.isOpen());
        }
        assertTrue(asked.get() == 3, () -> "asked " + asked + " times");
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
