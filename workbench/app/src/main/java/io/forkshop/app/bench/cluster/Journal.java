package io.forkshop.app.bench.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Which connections a worker has: one byte for each port that a client may have, 1 while it has it;
 * and then how many it ever had. The kernel keeps what was written, whatever becomes of the writer.
 */
public final class Journal {
    private static final int PORTS = 1 << 16;

    private final ByteBuffer ports;

    private Journal(ByteBuffer ports) {
        this.ports = ports;
    }

    /** Ours, named after our pid. */
    static Journal create(Path folder) throws IOException {
        Path file = folder.resolve(Long.toString(ProcessHandle.current().pid()));
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            return new Journal(channel.map(FileChannel.MapMode.READ_WRITE, 0, PORTS + 4));
        }
    }

    void has(int client) {
        ports.put(client, (byte) 1);
        ports.putInt(PORTS, ports.getInt(PORTS) + 1);
    }

    void hadIt(int client) {
        ports.put(client, (byte) 0);
    }

    /** Whether the worker of that pid, now dead, had a connection of the client at that port. */
    public static boolean had(Path folder, long pid, int client) {
        try {
            byte[] all = Files.readAllBytes(folder.resolve(Long.toString(pid)));
            return client < all.length && all[client] == 1;
        } catch (IOException e) {
            return false; // It died before it had any.
        }
    }

    /** How many connections the worker of that pid noted in all. */
    public static int noted(Path folder, long pid) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(folder.resolve(Long.toString(pid))))
                    .getInt(PORTS);
        } catch (IOException e) {
            return 0;
        }
    }
}
