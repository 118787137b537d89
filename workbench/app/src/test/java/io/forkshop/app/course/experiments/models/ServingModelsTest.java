package io.forkshop.app.course.experiments.models;

import static io.forkshop.app.course.experiments.models.RawClient.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.course.lab.Chapters;
import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The servers of section 1: what all of them do, and what sets each apart. */
class ServingModelsTest {
    private static final int SILENCE = 300; // ms; long enough for any of them that is free

    private final List<ProcessHandle> before = Chapters.descendants();
    private final Lab lab = new Lab(Chapters.FOLDER);
    private final List<RawClient> clients = new ArrayList<>();
    private LabWorker server;
    private int port;

    @AfterEach
    void nothingIsLeft() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        lab.close();
        Chapters.assertNothingWasLeft(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stone.java",
                "bronze.java",
                "prefork.java",
                "silver.java",
                "pool.java",
                "gold.java",
                "virtual.java",
                "gold.js",
                "cores.js"
            })
    void everyServerDoesTheSameTwoJobs(String listing) throws Exception {
        start(listing);
        assertEquals("200 hello", client().send(request("/")).answer());
        assertEquals("200 waited", client().send(request("/wait?ms=5")).answer());
        assertEquals("200 counted to 92511968", client().send(request("/cpu?ms=1")).answer());
        requestsThatCameTogetherAreAnsweredInTheirOrder();
        aRequestThatCameInPiecesIsOne();
        whoeverIsNotUnderstoodIsToldSoAndMustGo();
        aConnectionThatIsToBeClosedIs();
        aHundredClientsAreAllAnswered(listing.equals("bronze.java") ? 12 : 100);
        server.disconnect();
        assertEquals("exited with code 0", server.end().orElseThrow().toString());
    }

    private void requestsThatCameTogetherAreAnsweredInTheirOrder() throws IOException {
        RawClient client = client();
        client.send(request("/wait?ms=50") + request("/cpu?ms=1") + request("/"));
        assertEquals("200 waited", client.answer());
        assertEquals("200 counted to 92511968", client.answer());
        assertEquals("200 hello", client.answer());
    }

    private void aRequestThatCameInPiecesIsOne() throws IOException {
        RawClient client = client();
        String all = request("/wait?ms=1");
        for (int i = 0; i < all.length(); i += 7) {
            client.send(all.substring(i, Math.min(all.length(), i + 7)));
        }
        assertEquals("200 waited", client.answer());
    }

    private void whoeverIsNotUnderstoodIsToldSoAndMustGo() throws IOException {
        for (String wrong : List.of("no request", "GET /wait?ms=-1 HTTP/1.1\r\nHost: a")) {
            RawClient client = client().send(wrong + RawClient.END);
            assertTrue(client.answer().startsWith("400 "), wrong);
            assertTrue(client.isAtItsEnd(), wrong);
        }
    }

    private void aConnectionThatIsToBeClosedIs() throws IOException {
        RawClient client = client();
        client.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close" + RawClient.END);
        assertEquals("200 hello", client.answer());
        assertTrue(client.isAtItsEnd());
    }

    private void aHundredClientsAreAllAnswered(int hundred) throws IOException {
        List<RawClient> all = new ArrayList<>();
        for (int i = 0; i < hundred; i++) {
            all.add(client().send(request("/wait?ms=10")));
        }
        for (RawClient client : all) {
            assertEquals("200 waited", client.answer());
            client.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"stone.java,1", "prefork.java,4", "pool.java,16"})
    void soManyServeSoManyAtOnceAndTheNextWaits(String listing, int most) throws Exception {
        start(listing);
        RawClient first = client().send("GET / ");
        for (int i = 1; i < most; i++) {
            client().send("GET / ");
        }
        RawClient next = client().send(request("/"));
        assertFalse(next.isAnsweredWithin(SILENCE));
        first.send("HTTP/1.1" + RawClient.END);
        assertEquals("200 hello", first.answer());
        assertEquals("200 hello", next.answer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bronze.java", "silver.java", "gold.java", "virtual.java", "gold.js"})
    void whoeverIsSilentKeepsNobodyWaiting(String listing) throws Exception {
        start(listing);
        int silent = listing.equals("bronze.java") ? 5 : 20;
        for (int i = 0; i < silent; i++) {
            client().send("GET / ");
        }
        assertEquals("200 hello", client().send(request("/")).answer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bronze.java", "silver.java", "gold.java", "virtual.java", "gold.js"})
    void whoWaitsForADiskKeepsNobodyWaiting(String listing) throws Exception {
        start(listing);
        RawClient waiting = begun("/wait?ms=90000");
        assertEquals("200 hello", client().send(request("/")).answer());
        assertFalse(waiting.hasAnswer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stone.java", "gold.java", "gold.js"})
    void onOneThreadWhoComputesKeepsAllWaiting(String listing) throws Exception {
        start(listing);
        RawClient computing = begun("/cpu?ms=200");
        assertEquals("200 hello", client().send(request("/")).answer());
        assertTrue(computing.hasAnswer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bronze.java", "silver.java", "virtual.java"})
    void onThreadsOrProcessesOfTheirOwnOneComputesWhileOthersAreServed(String listing)
            throws Exception {
        start(listing);
        RawClient computing = begun("/cpu?ms=90000");
        assertEquals("200 hello", client().send(request("/")).answer());
        assertFalse(computing.hasAnswer());
    }

    /** A client whose request is being worked on: the one before it on its line was answered. */
    private RawClient begun(String path) throws IOException {
        RawClient client = client().send(request("/") + request(path));
        assertEquals("200 hello", client.answer());
        return client;
    }

    private void start(String listing) throws InterruptedException {
        assumeTrue(!listing.endsWith(".js") || lab.hasNode(), "node is not installed");
        server = lab.fork(listing);
        Map<?, ?> message = (Map<?, ?>) server.next();
        port = ((Number) message.get("port")).intValue();
        assertEquals("port " + port, server.nextLine());
    }

    private RawClient client() throws IOException {
        RawClient client = new RawClient(port);
        clients.add(client);
        return client;
    }
}
