package io.forkshop.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** What a load does with servers that answer, and with those that do not. */
class EngineTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private static LoadPlan plan(int port) {
        return LoadPlan.of(port, "/").connections(4).times(Duration.ZERO, SHORT, SHORT);
    }

    private static LoadResult run(LoadPlan plan) throws IOException {
        return new Engine(plan, now -> {}).run();
    }

    private static LoadResult only(Outcome outcome, LoadPlan plan) throws IOException {
        LoadResult result = run(plan);
        assertTrue(result.count(outcome) > 0, result.toString());
        assertEquals(result.all(), result.count(outcome), result.toString());
        return result;
    }

    @Test
    void clientsKeepTheirConnections() throws IOException {
        try (OddServer server = OddServer.says(OddServer.body("hello"))) {
            LoadResult result = only(Outcome.OK, plan(server.port()).expected("hel"));
            assertEquals(4, result.connects());
            assertEquals(server.asked.get(), result.all());
            assertTrue(result.inTime() <= result.all());
            assertEquals(
                    result.all(), result.bars().stream().mapToLong(LoadResult.Bar::count).sum());
        }
    }

    @Test
    void orHaveAFreshOneForEachRequest() throws IOException {
        try (OddServer server =
                new OddServer(
                        (client, number) -> {
                            OddServer.say(client, OddServer.body("hello"));
                            return false;
                        })) {
            LoadResult result = only(Outcome.OK, plan(server.port()).fresh(true));
            assertEquals(result.all(), result.connects());
        }
    }

    /** It may say so or not, as HTTP/1.1 allows. */
    @Test
    void aServerMayEndAKeptConnection() throws IOException {
        try (OddServer server =
                new OddServer(
                        (client, number) -> {
                            OddServer.say(client, OddServer.body("hello"));
                            return number % 3 != 0;
                        })) {
            only(Outcome.OK, plan(server.port()));
        }
    }

    @Test
    void whereNobodyListensAllAreRefused() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        LoadResult result = only(Outcome.REFUSED, plan(port));
        assertEquals("connection refused", result.remarks().get(Outcome.REFUSED));
        assertTrue(Double.isNaN(result.millis(50)));
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerIsReset() throws IOException {
        try (OddServer server = new OddServer((client, number) -> false)) {
            only(Outcome.RESET, plan(server.port()));
        }
    }

    @Test
    void soIsOneThatEndsWithinIt() throws IOException {
        String half = OddServer.body("hello").replace("lo", "");
        try (OddServer server =
                new OddServer(
                        (client, number) -> {
                            OddServer.say(client, half);
                            return false;
                        })) {
            LoadResult result = only(Outcome.RESET, plan(server.port()));
            String remark = result.remarks().get(Outcome.RESET);
            assertEquals("the connection ended within an answer", remark);
        }
    }

    @Test
    void whoeverDoesNotAnswerIsWaitedForAndGivenUp() throws IOException {
        try (OddServer server = new OddServer((client, number) -> true)) {
            only(Outcome.TIMEOUT, plan(server.port()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nadieu",
                "SSH-2.0-odd\r\n\r\n"
            })
    void aWrongAnswerIsNoAnswer(String answer) throws IOException {
        try (OddServer server = OddServer.says(answer)) {
            only(Outcome.WRONG, plan(server.port()).expected("hel"));
        }
    }

    /**
     * The server holds its first answer back for a while. In a closed loop that is one slow answer;
     * those who would have asked meanwhile are not seen. At a rate each of them waits.
     */
    @Test
    void atARateAStalledServerHidesNobody() throws IOException {
        long closed = slowAnswers(0);
        long open = slowAnswers(200);
        assertTrue(open >= 20 && open > 4 * closed, open + " and " + closed);
    }

    private static long slowAnswers(int rate) throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (OddServer server =
                new OddServer(
                        (client, number) -> {
                            if (number == 1) {
                                never.await(400, TimeUnit.MILLISECONDS);
                            }
                            OddServer.say(client, OddServer.body("hello"));
                            return true;
                        })) {
            Duration second = Duration.ofSeconds(1);
            LoadPlan plan =
                    LoadPlan.of(server.port(), "/")
                            .rate(rate)
                            .times(Duration.ZERO, second, second.multipliedBy(5));
            return run(plan).bars().stream()
                    .filter(bar -> bar.over() >= 200_000)
                    .mapToLong(LoadResult.Bar::count)
                    .sum();
        }
    }

    @Test
    void whatBeganWhileItWarmedUpCountsForNothing() throws IOException {
        try (OddServer server = OddServer.says(OddServer.body("hello"))) {
            LoadResult result = run(plan(server.port()).times(SHORT, SHORT, SHORT));
            assertTrue(result.all() < server.asked.get(), result.toString());
            assertTrue(result.all() > 0);
        }
    }

    @Test
    void oneThatIsStoppedTellsWhatItMeasured() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        try (OddServer server =
                new OddServer(
                        (client, number) -> {
                            OddServer.say(client, OddServer.body("hello"));
                            if (number > 10) {
                                answered.countDown();
                            }
                            return true;
                        })) {
            Duration hour = Duration.ofMinutes(10);
            LoadPlan plan = plan(server.port()).times(Duration.ZERO, hour, hour);
            Engine engine = new Engine(plan, now -> {});
            FutureTask<LoadResult> task = new FutureTask<>(engine::run);
            Thread.ofPlatform().start(task);
            answered.await();
            engine.stop();
            LoadResult result = task.get(20, TimeUnit.SECONDS);
            assertTrue(result.stopped());
            assertTrue(result.count(Outcome.OK) > 0);
            assertTrue(result.seconds() < 20);
        }
    }

    @Test
    void aResultCrossesTheChannelWhole() throws IOException {
        try (OddServer server = OddServer.says(OddServer.body("hello"))) {
            LoadResult result = run(plan(server.port()));
            assertEquals(result, LoadResult.of(result.message()));
            LoadPlan plan = plan(server.port());
            assertEquals(plan, LoadPlan.of(plan.message()));
        }
    }
}
