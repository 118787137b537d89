package io.forkshop.runtime.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** One who connects to a port of this machine and reads what it says until it closes. */
public final class Client {
    private Client() {}

    public static String ask(int port) throws IOException {
        try (Socket socket = connect(port)) {
            return new String(socket.getInputStream().readAllBytes()).strip();
        }
    }

    /** The first word of each answer: who has served. */
    public static List<String> whoServes(int port, int times) throws IOException {
        List<String> who = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            who.add(ask(port).split(" ")[0]);
        }
        return who;
    }

    public static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setSoTimeout((int) Waits.LONGEST.toMillis());
        return socket;
    }
}
