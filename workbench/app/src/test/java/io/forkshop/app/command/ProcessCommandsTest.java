package io.forkshop.app.command;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.Here;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class ProcessCommandsTest extends AtThePrompt {
    private static final Path ECHO = Here.child("Echo.java");

    @Test
    void forkSaysNamePidFileAndChannel() {
        var said = prompt.says("fork " + ECHO);
        var pid = prompt.session.world().find("w1").orElseThrow().pid();
        assertEquals(
                List.of(
                        "w1  pid "
                                + pid
                                + "  runs "
                                + ECHO
                                + "  channel: its descriptor 3 (/proc/"
                                + pid
                                + "/fd/3)"),
                said);
    }

    @Test
    void showPrintsTheJavaCallThatDoesTheSame() {
        shows(
                "fork --show " + ECHO + " a 'b c'",
                "var w1 = fork(\"" + ECHO + "\", \"a\", \"b c\");");
        shows("send --show w1 {\"n\": 1}", "w1.send(Json.parse(\"{\\\"n\\\":1}\"));");
        shows("await w1 exit --show --timeout 1ms", "w1.await();");
        shows("disconnect --show w1", "w1.disconnect();");
        shows("kill --show w1", "w1.kill(Signal.SIGTERM);");
        shows("spawn --show sleep 1000", "var s1 = spawn(\"sleep\", \"1000\");");
    }

    private void shows(String line, String call) {
        var said = prompt.says(line);
        assertTrue(said.contains(call), said.toString());
    }

    @Test
    void aShowAmongTheArgumentsOfAProgramIsTheProgramsOwn() {
        prompt.type("spawn echo --show");
        prompt.type("await s1 exit");
        assertTrue(prompt.out().contains("s1 | --show"), prompt.out());
    }

    @Test
    void aMessageGoesThereAndBack() {
        prompt.fork("Echo.java");
        assertEquals(List.of("to w1: {\"n\":1}"), prompt.says("send w1 {\"n\": 1}"));
        assertEquals(List.of("from w1: {\"n\":1}"), prompt.says("await w1 message"));
        var messages = prompt.says("messages");
        assertTrue(
                messages.get(2).matches("\\S+ +primary +w1 +8 +\\{\"n\":1}"), messages.toString());
        assertTrue(
                messages.get(3).matches("\\S+ +w1 +primary +8 +\\{\"n\":1}"), messages.toString());
    }

    @Test
    void whatIsNotJsonIsShownWithACaretAndNotSent() {
        prompt.fork("Echo.java");
        assertEquals(
                List.of(
                        "  {\"n\" 1}",
                        "       ^",
                        "That is not JSON: expected ':' after a key. Nothing was sent. Keys and"
                                + " texts need double quotes."),
                prompt.says("send w1 {\"n\" 1}"));
        assertEquals(
                "        ^", prompt.says("send w1 [\"日\",]").get(1), "a wide sign is two columns");
        assertTrue(prompt.says("send w1 " + "[1,".repeat(1000)).getFirst().length() < 80);
        assertEquals(2, prompt.type("send w1 {"));
        assertEquals(List.of(), prompt.session.world().journal().entries());
    }

    @Test
    void awaitingTooLongIs124AndSaysWhatWasAwaited() {
        prompt.fork("Echo.java");
        assertEquals(124, prompt.type("await w1 message --timeout 20ms"));
        assertEquals(
                List.of(
                        "Waited 20 ms for a message of w1; it did not come. w1 is alive and"
                                + " sleeping."),
                prompt.says("await w1 message --timeout 20ms"));
    }

    @Test
    void killSaysDeliveredAndAwaitSaysHowItEnded() {
        var pid = prompt.fork("Echo.java");
        assertEquals(
                "SIGKILL delivered to w1 (pid " + pid + ").",
                prompt.says("kill w1 SIGKILL").getFirst());
        assertEquals("w1 ended: killed by SIGKILL.", prompt.says("await w1 exit").getFirst());
        assertEquals(
                List.of("w1 ended: killed by SIGKILL. Nothing was signalled."),
                prompt.says("kill w1"));
        assertEquals(1, prompt.type("kill w1"));
    }

    @Test
    void killTakesPidsAndTheShellsSpelling() {
        var pid = prompt.fork("Echo.java");
        assertEquals(
                "SIGSTOP delivered to w1 (pid " + pid + ").",
                prompt.says("kill -stop " + pid).getFirst());
        assertEquals(
                "SIGCONT delivered to w1 (pid " + pid + ").",
                prompt.says("kill " + pid + " 18").getFirst());
        assertEquals(
                "SIGKILL delivered to w1 (pid " + pid + ").", prompt.says("kill -9 w1").getFirst());
    }

    @Test
    void nobodyElseIsEverSignalled() {
        for (var pid : List.of("1", "99999999999999999999", "" + ProcessHandle.current().pid())) {
            assertEquals(1, prompt.type("kill " + pid + " SIGCONT"), pid);
        }
        for (var pid : List.of("0", "-1", "-7")) {
            assertEquals(2, prompt.type("kill " + pid + " SIGCONT"), pid);
        }
    }

    @Test
    void anUnknownSignalIsNotSent() {
        prompt.fork("Echo.java");
        assertEquals(
                List.of(
                        "There is no signal 'SIGKIL'. Did you mean 'SIGKILL'? Nothing was sent."
                                + " Often used: SIGTERM, SIGKILL, SIGSTOP, SIGCONT."),
                prompt.says("kill w1 SIGKIL"));
    }

    @Test
    void anUnknownNameIsOneSentence() {
        for (var line :
                List.of(
                        "send w9 1",
                        "await w9 exit",
                        "kill w9",
                        "disconnect w9",
                        "output w9",
                        "messages w9")) {
            assertEquals(
                    List.of("There is no process named 'w9'. Start one with 'fork FILE'."),
                    prompt.says(line));
            assertEquals(1, prompt.type(line));
        }
        prompt.fork("Echo.java");
        assertEquals(
                List.of("There is no process named 'w9'. Alive: w1."),
                prompt.says("disconnect w9"));
    }

    @Test
    void whatWasSpawnedHasNoChannel() {
        prompt.type("spawn sleep 1000");
        for (var line : List.of("send s1 1", "await s1 message", "disconnect s1", "messages s1")) {
            assertEquals(
                    List.of(
                            "s1 was spawned, not forked: it has no channel. 'fork FILE' starts a"
                                    + " worker that has one."),
                    prompt.says(line));
        }
    }

    @Test
    void disconnectLetsAWorkerEndAndIsSaidOnce() {
        prompt.fork("Echo.java");
        assertEquals(
                "w1's channel is closed. It ends by itself unless something else keeps it.",
                prompt.says("disconnect w1").getFirst());
        assertEquals("w1 ended: exited with code 0.", prompt.says("await w1 exit").getFirst());
        assertEquals(
                List.of("w1's channel is closed already. w1 ended: exited with code 0."),
                prompt.says("disconnect w1"));
        assertEquals(
                List.of("w1 ended: exited with code 0. Nothing was sent."),
                prompt.says("send w1 1"));
    }

    @Test
    void aWorkerThatDoesNotCompileShowsTheLineAndStartsNothing() {
        assertEquals(
                List.of(
                        "DoesNotCompile.java does not compile, so nothing was started.",
                        "DoesNotCompile.java:2:18: incompatible types: java.lang.String cannot be"
                                + " converted to int",
                        "    int number = \"text\";",
                        "                 ^"),
                prompt.says("fork " + Here.child("DoesNotCompile.java")));
        assertEquals(List.of(), List.copyOf(prompt.session.world().all()));
    }

    @Test
    void aWorkerThatDoesNotReadIsSaidWhenTooMuchWaits() {
        prompt.fork("NeverReads.java");
        // One that only never asks still has a reader, which keeps messages for a later listener.
        prompt.type("kill w1 SIGSTOP");
        until(
                "the sender is told",
                () -> {
                    prompt.type("send w1 \"" + "x".repeat(50_000) + "\"");
                    return prompt.err().contains("w1 does not read: 128 KiB or more now wait");
                });
    }

    @Test
    void garbageOnAChannelIsAnEventNotAnEnd() {
        prompt.fork("WritesGarbage.java");
        assertEquals(0, prompt.type("await w1 message"));
        assertTrue(
                prompt.err().contains("w1 wrote something on its channel that is not a message"),
                prompt.err());
        assertTrue(prompt.says("messages w1").toString().contains("(bad) {\"half\":"));
    }

    @Test
    void outputKeepsWhatWasPrinted() {
        prompt.fork("ExitsAtOnce.java");
        prompt.type("await w1 exit");
        assertEquals(List.of("w1 | last words"), prompt.says("output w1"));
        assertEquals(List.of("last words"), prompt.says("output --raw w1"));
    }

    @Test
    void psShowsItsLineAndWhoIsWho() {
        var pid = prompt.fork("Echo.java");
        var said = prompt.says("ps");
        assertTrue(
                said.getFirst().startsWith("$ ps -ww -o pid,ppid,stat,nlwp,rss,args -p "),
                said.toString());
        assertTrue(
                said.stream()
                        .anyMatch(
                                l ->
                                        l.matches(
                                                "workbench +"
                                                        + ProcessHandle.current().pid()
                                                        + " .*")));
        assertTrue(said.stream().anyMatch(l -> l.matches("w1 +" + pid + " .*")), said.toString());
        assertTrue(
                said.stream().allMatch(l -> l.startsWith("$") || l.length() <= 80),
                said.toString());
        assertTrue(said.getLast().contains("NLWP threads"), said.toString());
    }

    @Test
    void stoppedIsSaidInWords() {
        prompt.type("spawn sleep 1000");
        prompt.type("kill s1 SIGSTOP");
        until("ps says stopped", () -> prompt.says("ps").toString().contains("T stopped"));
        assertTrue(prompt.says("tree").toString().contains("s1  pid"), "and tree");
        assertTrue(prompt.says("tree").toString().contains("stopped"), "and tree");
    }

    @Test
    void onANarrowScreenPsIsKeysAndValues() {
        try (var narrow = new Typing(home, 40)) {
            narrow.fork("Echo.java");
            var said = narrow.says("ps");
            assertTrue(said.contains("WHO: w1"), said.toString());
            assertTrue(
                    said.stream().allMatch(l -> l.startsWith("$") || l.length() <= 40),
                    said.toString());
        }
    }

    @Test
    void cleanupSaysWhatItDid() {
        assertEquals(
                List.of("Nothing to end: no process of this workbench is alive."),
                prompt.says("cleanup"));
        prompt.fork("Echo.java");
        assertEquals(List.of("1 process ended on SIGTERM. None is left."), prompt.says("cleanup"));
        prompt.type("spawn sh " + Here.child("ignores-term.sh"));
        until("it is ready", () -> prompt.out().contains("| ready"));
        assertTrue(prompt.says("cleanup").getFirst().contains("SIGKILL was needed for pid "));
    }

    @Test
    void theHelpOfEveryCommandFitsItsScreen() {
        for (var name : Registry.names()) {
            for (var line : prompt.says("help " + name)) {
                assertTrue(line.length() <= 80, name + ": " + line);
            }
        }
    }

    @Test
    void everyCommandSaysWhatItNeeds() {
        for (var line :
                List.of(
                        "fork",
                        "spawn",
                        "send",
                        "send w1",
                        "await",
                        "await w1",
                        "kill",
                        "disconnect",
                        "output")) {
            assertEquals(2, prompt.type(line), line);
            assertEquals(1, prompt.says(line).size(), line);
        }
    }

    @Test
    void anEventThatDoesNotExistIsNotAwaited() {
        prompt.fork("Echo.java");
        assertEquals(
                List.of(
                        "'mesage' cannot be awaited. Did you mean 'message'? There are message,"
                                + " exit and listening."),
                prompt.says("await w1 mesage"));
        assertEquals(
                List.of("'soon' is not a time. Write 5s, 200ms, 2m or never."),
                prompt.says("await w1 exit --timeout soon"));
    }
}
