package io.forkshop.app.course.experiments.create;

import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.OtherWorld;

import org.junit.jupiter.api.Test;

/** Worlds in which a claim of this section is false. */
class OtherWorldsTest extends OtherWorld {
    private static Experiment claim(String id) {
        return Experiments.byId(id).orElseThrow();
    }

    @Test
    void aProgramThatIgnoresItsArgumentsIsFoundOut() throws Exception {
        script("count.sh", "echo 1; echo '[x]'");
        assertFalse(claim("C3.2"), "1");
    }

    @Test
    void aGreeterWithAShellOnBothWaysIsFoundOut() throws Exception {
        write(
                "greet.java",
                """
                void main() {
                    Parent.onMessage(name -> Parent.send(Map.of("exec", "42", "execFile", "42")));
                }
                """);
        assertFalse(claim("C3.3"), "6");
    }

    @Test
    void aGreeterWithoutAnyShellIsFoundOut() throws Exception {
        write(
                "greet.java",
                """
                void main() {
                    Parent.onMessage(name -> Parent.send(Map.of("exec", name, "execFile", name)));
                }
                """);
        assertFalse(claim("C3.3"), "0");
    }

    @Test
    void aProgramThatStaysBelowTheLimitIsFoundOut() throws Exception {
        script("flood.sh", "printf short");
        assertFalse(claim("C3.2b"), "5");
    }

    @Test
    void aFamilyThatDiesTogetherIsFoundOut() throws Exception {
        script("family.sh", "echo $$; exec sleep 600");
        assertFalse(claim("C3.5"), "both are gone");
    }

    @Test
    void aFamilyThatIsFasterThanTheClockIsFoundOut() throws Exception {
        script("family.sh", "echo $$");
        assertFalse(claim("C3.5"), "neither");
    }

    @Test
    void javaScriptThatAShellUnderstandsIsFoundOut() throws Exception {
        script("plain.js", "echo hello");
        script("lost.js", "echo hello");
        script("nobang.js", "echo hello, and no first line about node");
        assertFalse(claim("C3.6"), "node");
    }

    @Test
    void aShellThatLeavesNobodyBehindIsFoundOut() throws Exception {
        script("parting.sh", "sleep 600 >/dev/null 2>&1 & echo $!");
        assertFalse(claim("C3.7"), "exit and close");
    }

    @Test
    void a137ThatIsAKillIsFoundOut() throws Exception {
        script("code137.sh", "kill -KILL $$");
        script("killed.sh", "kill -KILL $$");
        script("reports.sh", "exit 137");
        assertFalse(claim("C3.7b"), "2");
    }

    @Test
    void aScriptThatDiesOfItsSignalIsFoundOut() throws Exception {
        script("deaf.sh", "echo ready; exec sleep 600");
        assertFalse(claim("C3.7c"), "dead");
    }

    @Test
    void aProgramThatSaysEverythingAtItsEndIsFoundOut() throws Exception {
        script("slow.sh", "sleep 0.3; printf 'one\\ntwo\\nthree\\n'");
        assertFalseOrBusy(claim("C3.1"));
    }

    @Test
    void anArgumentThatAShellHasReadIsFoundOut() throws Exception {
        write(
                "args.java",
                """
                void main(String[] args) {
                    IO.println("I have been to a shell");
                    Parent.send(List.of("/home", "a.java", "b.java", "two", "words"));
                }
                """);
        assertFalse(claim("C3.4"), "5");
    }

    @Test
    void aProgramThatComplainsAndFailsIsFoundOut() throws Exception {
        script("careful.sh", "echo careful >&2; exit 1");
        script("silent.sh", "exit 3");
        assertFalse(claim("C3.7d"), "ENOENT");
    }

    @Test
    void aProgramThatFailsAndSaysSoIsFoundOut() throws Exception {
        script("careful.sh", "echo careful >&2");
        script("silent.sh", "echo no >&2; exit 3");
        assertFalse(claim("C3.7d"), "ENOENT");
    }
}
