package io.forkshop.app.world;

import io.forkshop.app.inspect.Subtree;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that says a session is on, and whose lock proves it: the kernel frees the lock when the
 * workbench is gone, however it went. The next workbench that starts finds records without an owner
 * and ends what those sessions left.
 */
final class SessionRecord implements AutoCloseable {
    private static final Duration GRACE = Duration.ofMillis(500);
    // Closing any descriptor of a file frees this process's locks on it: never open our own records
    // twice.
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private SessionRecord(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Writes and locks a record for this session. */
    static SessionRecord open(Path stateFolder, SessionMark mark) throws IOException {
        var folder = folder(stateFolder);
        // Locked before it gets its name, or a sweep could take it for an abandoned one.
        var unnamed = folder.resolve("." + mark.id());
        var channel =
                FileChannel.open(
                        unnamed,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            channel.lock();
            var owner = "workbench " + ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
            var file = folder.resolve(mark.id());
            OURS.add(file);
            Files.move(unnamed, file, StandardCopyOption.ATOMIC_MOVE);
            return new SessionRecord(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static Path folder(Path stateFolder) throws IOException {
        var folder = stateFolder.resolve("sessions");
        var mine =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        return Files.createDirectories(folder, mine).toRealPath();
    }

    /** Ends what sessions without an owner have left behind, and forgets those sessions. */
    static List<CleanUpReport> sweep(Path stateFolder) throws IOException {
        var reports = new ArrayList<CleanUpReport>();
        try (var files = Files.newDirectoryStream(folder(stateFolder), "[A-Za-z0-9]*")) {
            for (var file : files) {
                if (!OURS.contains(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    sweep(file, reports);
                }
            }
        }
        return reports;
    }

    private static void sweep(Path file, List<CleanUpReport> reports) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() == null) {
                return; // its workbench is at work
            }
            var left = Subtree.marked(new SessionMark(file.getFileName().toString()).entry());
            reports.add(new CleanUp(left, new Signals(List::of)::send).run(GRACE));
            Files.deleteIfExists(file);
        } catch (NoSuchFileException | OverlappingFileLockException e) {
            return; // another workbench that starts at this moment was faster
        } catch (IllegalArgumentException e) {
            Files.deleteIfExists(file); // not a record of ours: no session has such an id
        }
    }

    /** The session is over and nothing of it is left. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
        OURS.remove(file);
    }
}
