package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.Echo;
import io.forkshop.runtime.children.HandsOverAndEnds;
import io.forkshop.runtime.children.HangsForever;
import io.forkshop.runtime.children.ServesHandles;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Proc;
import io.forkshop.runtime.testing.Sockets;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JVM worker's end of hand-overs, with a parent that says what no honest one would. */
@ExtendWith(NothingLeftBehind.class)
class WorkerHandlesTest {
    private static final String ACK = "{\"cmd\":\"NODE_HANDLE_ACK\"}";
    private static final String NACK = "{\"cmd\":\"NODE_HANDLE_NACK\"}";
    private static final String A_SERVER =
            "{\"cmd\":\"NODE_HANDLE\",\"type\":\"net.Server\",\"msg\":\"here\"}";
    private static final String OURS = "-Dforkshop.library=/nowhere";

    private RawPeer peer;
    private ChildProcess worker;

    /** Before the worker has begun, {@code firstWords} are there to be read, with a descriptor. */
    private void start(
            Class<?> program,
            String firstWords,
            int descriptor,
            List<String> options,
            String... args)
            throws Exception {
        int[] pair = Libc.socketPair();
        peer = new RawPeer(pair[0]);
        if (firstWords != null) {
            peer.say(firstWords, descriptor);
        }
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xrs"));
        all.add("--add-opens=java.base/java.io=ALL-UNNAMED");
        all.add("--enable-native-access=ALL-UNNAMED");
        all.addAll(List.of("-cp", Workers.library() + ":" + Workers.classes()));
        all.add(program.getName());
        all.addAll(List.of(args));
        worker =
                ChildProcesses.spawn(
                        Workers.java(),
                        all,
                        SpawnOptions.defaults()
                                .env(Map.of("NODE_CHANNEL_FD", "3"))
                                .stdio(
                                        Stdio.ignore(),
                                        Stdio.pipe(),
                                        Stdio.inherit(),
                                        Stdio.descriptor(pair[1])));
        Libc.close(pair[1]);
    }

    private void start(Class<?> program, String... args) throws Exception {
        start(program, null, -1, List.of(), args);
    }

    @AfterEach
    void end() {
        peer.close();
        worker.close();
    }

    private int open() {
        return Proc.descriptors(worker.pid().orElseThrow()).size();
    }

    private Object heard() {
        return Json.parse(peer.hear());
    }

    private void exitsWell() throws Exception {
        assertEquals("exited with code 0", Story.of(worker).exit().toString());
    }

    /** Node offers a listening socket once (node-spec 8.19). */
    @Test
    void aWorkerOfAnotherParentTakesWhatIsThereBeforeItsFirstRead() throws Exception {
        try (ServerSocketChannel server = Sockets.server();
                Handle handle = Handle.of(server)) {
            start(ServesHandles.class, A_SERVER + "\n", handle.lend(), List.of());
            handle.giveBack();
            Set<String> first = Set.of(peer.hear(), peer.hear());
            assertEquals(Set.of("\"ready\"", ACK), first);
            assertEquals(List.of("listening", "here"), heard());
            try (SocketChannel client = Sockets.connect(server)) {
                assertEquals("served here by a JVM\n", Sockets.readAll(client));
            }
        }
    }

    /** Though nothing in it has said yet that it waits for handles. */
    @Test
    void aWorkerOfAnotherParentMissesNoneFromTheStart() throws Exception {
        int[] spare = Libc.socketPair();
        start(HangsForever.class, A_SERVER + "\n", spare[0], List.of());
        Set<String> first = Set.of(peer.hear(), peer.hear());
        assertEquals(Set.of("\"ready\"", ACK), first);
        Libc.close(spare[0]);
        Libc.close(spare[1]);
    }

    @Test
    void aWorkerOfOurOwnMissesTheFirstAndTakesTheSecond() throws Exception {
        try (ServerSocketChannel server = Sockets.server();
                Handle handle = Handle.of(server)) {
            start(Echo.class, A_SERVER + "\n", handle.lend(), List.of(OURS));
            assertEquals(NACK, peer.hear());
            peer.say(A_SERVER + "\n", handle.lend());
            assertEquals(ACK, peer.hear());
            handle.giveBack();
            handle.giveBack();
        }
    }

    /** What waits for a listener is bounded, and closed at the end of the channel. */
    @Test
    void handlesThatNobodyTakesAreRefusedFromSomeNumberOnAndClosedAtTheEnd() throws Exception {
        start(HangsForever.class);
        assertEquals("ready", heard());
        int[] spare = Libc.socketPair();
        peer.say("{\"cmd\":\"NODE_HANDLE\"}\n", spare[0]); // Its reader has what it needs now.
        assertEquals(NACK, peer.hear());
        int before = open();
        for (int i = 0; i < HandleInbox.MOST; i++) {
            peer.say(A_SERVER + "\n", spare[0]);
            assertEquals(ACK, peer.hear());
        }
        for (int i = 0; i < 6; i++) {
            peer.say(A_SERVER + "\n", spare[0]);
            assertEquals(NACK, peer.hear());
        }
        assertEquals(before + HandleInbox.MOST, open());
        peer.close();
        Waits.until("their closing", () -> open() <= before, () -> open() + " are open");
        Libc.close(spare[0]);
        Libc.close(spare[1]);
    }

    @Test
    void strayDescriptorsAndAnswersDoItNoHarm() throws Exception {
        start(Echo.class);
        int[] spare = Libc.socketPair();
        peer.say("0\n", spare[0]);
        assertEquals(0, heard());
        int before = open();
        for (int i = 0; i < 500; i++) {
            peer.say(i + "\n" + ACK + "\n" + NACK + "\n", spare[0]);
            assertEquals(i, heard());
        }
        assertTrue(open() <= before + 2, () -> before + " were open, now " + open());
        Libc.close(spare[0]);
        Libc.close(spare[1]);
    }

    /** node-spec 8.17; and a worker's end waits for what it has sent. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatAWorkerSaysBehindAHandleComesThoughItsMainIsOver(boolean disconnects)
            throws Exception {
        start(HandsOverAndEnds.class, disconnects ? new String[] {"disconnect"} : new String[0]);
        assertEquals(A_SERVER, peer.hear());
        peer.say("\"round trip\"\n");
        peer.hearNothing();
        peer.say(ACK + "\n");
        assertEquals(1, heard());
        assertEquals(2, heard());
        assertEquals("last word", heard());
        assertNull(peer.hear());
        exitsWell();
    }

    @Test
    void aWorkerWhoseHandleIsRefusedGoesOn() throws Exception {
        start(HandsOverAndEnds.class);
        for (int i = 0; i < Passage.OFFERS; i++) {
            assertEquals(A_SERVER, peer.hear());
            peer.say(NACK + "\n");
        }
        assertEquals(1, heard());
        exitsWell();
    }

    @Test
    void aWorkerWhoseParentNeverAnswersEndsWithTheChannel() throws Exception {
        start(HandsOverAndEnds.class);
        assertEquals(A_SERVER, peer.hear());
        assertEquals("said\n", new String(worker.stdout().readNBytes(5)));
        assertTrue(worker.isAlive(), "it still has something to say");
        peer.close();
        exitsWell();
    }
}
