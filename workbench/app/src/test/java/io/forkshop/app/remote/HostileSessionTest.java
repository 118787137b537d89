package io.forkshop.app.remote;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.remote.front.Host;
import io.forkshop.app.remote.front.WorldLine;
import io.forkshop.app.remote.wire.Fields;
import io.forkshop.app.remote.wire.Link;
import io.forkshop.app.remote.wire.Op;
import io.forkshop.app.world.World;
import io.forkshop.runtime.process.ForkOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** A session that says what no session of ours would say. */
class HostileSessionTest {
    @TempDir Path state;
    private final List<List<String>> commands = new CopyOnWriteArrayList<>();
    private World world;
    private SocketChannel session;
    private Link line;

    @BeforeEach
    void open() throws IOException {
        world = World.open(state);
        var place = UnixDomainSocketAddress.of(state.resolve("line"));
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(place);
            session = SocketChannel.open(place);
            var front = server.accept();
            WorldLine.serve(
                    Channels.newInputStream(front), Channels.newOutputStream(front), host());
        }
        line = new Link(Channels.newInputStream(session), Channels.newOutputStream(session));
    }

    private Host host() {
        return new Host() {
            @Override
            public World world() {
                return world;
            }

            @Override
            public String module(String typed) {
                return typed;
            }

            @Override
            public void run(List<String> words) {
                commands.add(words);
            }
        };
    }

    @AfterEach
    void close() throws IOException {
        session.close();
        world.close();
    }

    private Fields answer(Object... call) throws IOException {
        line.send(call);
        var frame = line.next();
        while (frame != null && frame.number(0) == 0) { // What is told without being asked.
            frame = line.next();
        }
        return frame;
    }

    @Test
    void aFrameThatIsTooLongEndsTheLine() throws IOException {
        session.write(ByteBuffer.allocate(8).putInt(Link.LONGEST + 1).putInt(0).flip());
        assertNull(line.next());
    }

    @Test
    void aFrameThatIsNoCloneEndsTheLine() throws IOException {
        session.write(ByteBuffer.allocate(8).putInt(4).putInt(-1).flip());
        assertNull(line.next());
    }

    @Test
    void aNumberThatCannotBeOneEndsTheLine() throws IOException {
        assertNull(answer(-1, "NAMES"));
    }

    @Test
    void aCallThatWantsNoAnswerEndsTheLine() throws IOException {
        assertNull(answer(0, "NAMES"));
    }

    @Test
    void whatIsCollectedHasItsBounds() throws IOException {
        assertFalse(exec(1, Integer.MAX_VALUE).flag(1), "more than may be collected at once");
        assertTrue(exec(2, 64 << 20).flag(1), "half of what may be collected together");
        assertTrue(exec(3, 64 << 20).flag(1), "the other half");
        assertEquals("EAGAIN", exec(4, 1).fields(2).text(1));
        assertTrue(answer(5, "END", 1).flag(1), "the first is ended");
        until("there is room", () -> isStarted(exec(6, 1)));
    }

    private static boolean isStarted(Fields answer) {
        try {
            return answer.flag(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Fields exec(int number, int most) {
        var stdio = List.of("ignore", "pipe", "pipe");
        var spawn =
                Arrays.asList(
                        null, null, null, null, stdio, false, "JSON", "PT0S", 15, "CHILD", null);
        try {
            return answer(number, "EXEC", "sleep", List.of("100"), List.of(spawn, most, "PT0.1S"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anUnknownCallEndsTheLine() throws IOException {
        assertNull(answer(1, "EXIT"));
    }

    @Test
    void aChildThatIsNotTheSessionsCannotBeNamed() throws IOException {
        for (var id : List.of(0L, 1L, ProcessHandle.current().pid(), (1L << 31) - 1)) {
            assertFalse(answer(1, "KILL", id, 9).flag(1), "child " + id);
        }
        assertTrue(answer(2, "NAMES").flag(1), "the line goes on");
    }

    @Test
    void fieldsOfAnyTypeAreRefusedOneByOne() throws IOException {
        var odd =
                Arrays.asList(
                        null,
                        -1,
                        1 << 30,
                        1.5,
                        "\u0000",
                        "",
                        new byte[9],
                        List.of(),
                        true,
                        List.of(1));
        var random = new Random(7);
        for (var op : Op.values()) {
            for (var count = 0; count < 40 && op != Op.TAKEN; count++) {
                var call = new Object[2 + random.nextInt(5)];
                Arrays.setAll(call, i -> odd.get(random.nextInt(odd.size())));
                call[0] = count + 1;
                call[1] = op.name();
                assertEquals(count + 1, answer(call).number(0), op + " " + Arrays.toString(call));
            }
        }
        assertEquals(List.of(), world.alive());
        assertEquals(List.of(), commands);
    }

    @Test
    void bytesByChanceEndTheLineAndNothingElse() throws IOException {
        var random = new Random(11);
        var bytes = new byte[4096];
        random.nextBytes(bytes);
        bytes[0] = bytes[1] = bytes[2] = 0;
        session.write(ByteBuffer.wrap(bytes));
        assertNull(line.next());
        assertEquals(List.of(), world.alive());
    }

    @Test
    void onlyAFewCommandsCanBeCalled() throws IOException {
        for (var word : List.of("quit", "bench", "cluster", "spawn", "")) {
            assertFalse(answer(1, "RUN", List.of(word)).flag(1), word);
        }
        assertTrue(answer(1, "RUN", List.of("ps")).flag(1), "ps");
        assertEquals(List.of(List.of("ps")), commands);
    }

    @Test
    void theTerminalCannotBeInherited() throws IOException {
        var stdio = List.of("inherit", "pipe", "pipe");
        var wish =
                Arrays.asList(
                        null, null, null, null, stdio, false, "JSON", "PT0S", 15, "CHILD", null);
        var answer = answer(1, "SPAWN", "cat", List.of(), wish);
        assertFalse(answer.flag(1), "it is refused");
        assertEquals("ERR_INVALID_ARG_VALUE", answer.fields(2).text(1));
    }

    /** It asks for all that a worker says, and reads nothing: the prompt's world does not wait. */
    @Test
    void aSessionThatDoesNotReadHoldsUpNobodysEnd() throws Exception {
        var file = Path.of(getClass().getResource("/children/Echo.java").getPath());
        var echo =
                world.fork(file.toString(), List.of(), "Echo", ForkOptions.defaults(), live -> {});
        var born = answer(1, "FIND", "w1").fields(2);
        assertTrue(answer(2, "LISTEN", born.number(0)).flag(1), "it listens");
        var text = "x".repeat(100_000);
        for (var i = 0; i < 40; i++) {
            echo.child().send(text);
        }
        until("the worker waits", () -> world.journal().entries().size() > 41);
        echo.child().kill();
        until("its end is told", () -> echo.ending().isPresent());
    }
}
