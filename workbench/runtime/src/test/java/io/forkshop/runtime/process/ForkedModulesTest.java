package io.forkshop.runtime.process;

import static io.forkshop.runtime.process.ChildProcesses.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.children.Echo;
import io.forkshop.runtime.children.ExitsAtOnce;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** What can be forked, and what is said when it cannot. */
@ExtendWith(NothingLeftBehind.class)
class ForkedModulesTest {
    @TempDir Path folder;

    @Test
    void aJarIsAWorkerByItsMainClass() throws Exception {
        assertEchoes(fork(jar("echo.jar", Echo.class.getName()).toString(), List.of(), silent()));
    }

    @Test
    void aJarWithoutAMainClassIsRefused() throws Exception {
        Path jar = jar("plain.jar", null);
        var thrown = assertThrows(ForkshopException.class, () -> fork(jar.toString()));

        assertEquals("ERR_INVALID_ARG_VALUE", thrown.code());
        assertTrue(thrown.getMessage().contains("Main-Class"), thrown.getMessage());
    }

    @Test
    void pathsMayHoldSpacesQuotesBackslashesAndHashes() throws Exception {
        for (String name : List.of("with space", "qu\"ote'd", "back\\slash", "#hash @at", "你好")) {
            Path odd = Files.createDirectory(folder.resolve(name));
            Path jar = Files.copy(jar("echo.jar", Echo.class.getName()), odd.resolve("e c.jar"));
            assertEchoes(fork(jar.toString(), List.of(), silent()));
            Files.delete(folder.resolve("echo.jar"));
        }
    }

    @Test
    void argumentsArriveAsTheyWere() throws Exception {
        List<String> odd =
                List.of("", " ", "a b", "\"", "'", "\\", "@file", "-x", "*", "$HOME", "你");
        ChildProcess worker = fork(ExitsAtOnce.class.getName(), odd, Workers.options());

        assertEquals(String.join("\n", odd) + "\n", new String(worker.stdout().readAllBytes()));
        worker.awaitClose();
    }

    @Test
    void aRelativeModuleIsLookedForInTheWorkersDirectory() throws Exception {
        Files.writeString(folder.resolve("rel.java"), "void main() { IO.println(\"found\"); }");
        ChildProcess worker = fork("rel.java", List.of(), silent().cwd(folder));

        assertEquals("found\n", new String(worker.stdout().readAllBytes()));
        worker.awaitClose();
        assertEquals(
                "ENOENT", assertThrows(ForkshopException.class, () -> fork("rel.java")).code());
    }

    @Test
    void aMissingClassIsTheWorkersOwnFailure() throws Exception {
        ChildProcess worker = fork("no.such.Class", List.of(), silent());
        String errors = new String(worker.stderr().readAllBytes());

        assertEquals("exited with code 1", Story.of(worker).exit().toString());
        assertTrue(errors.contains("no.such.Class"), errors);
        worker.awaitClose();
    }

    @Test
    void aClassWithoutMainSaysSo() throws Exception {
        ChildProcess worker =
                fork(
                        "nomain.java",
                        List.of(),
                        silent().cwd(write("nomain.java", "class nomain {}")));
        String errors = new String(worker.stderr().readAllBytes());

        assertEquals("exited with code 1", Story.of(worker).exit().toString());
        assertTrue(errors.contains("nomain has no main method"), errors);
        worker.awaitClose();
    }

    /** No node on the child's PATH is no node at all. */
    @Test
    void withoutNodeAScriptFailsToStartAndSaysWhatIsMissing() throws Exception {
        Path script = Workers.script("echo.js");
        ForkOptions options = silent().env(Map.of("PATH", folder.toString()));
        ChildProcess worker;
        try {
            worker = fork(script.toString(), List.of(), options);
        } catch (ForkshopException refused) {
            assertEquals("ENOENT", refused.code());
            assertTrue(refused.getMessage().contains("node"), refused.getMessage());
            return;
        }
        Story story = Story.of(worker);
        assertEquals("error ENOENT", story.whole().getFirst());
        var cause = ((ExitStatus.FailedToStart) worker.status().orElseThrow()).cause();
        assertTrue(cause.getMessage().contains("node"), cause.getMessage());
        assertEquals(
                "ERR_IPC_CHANNEL_CLOSED",
                assertThrows(ForkshopException.class, () -> worker.send("x")).code());
    }

    @Test
    void theWorkersOutputIsNotPollutedByItsVm() throws Exception {
        ChildProcess worker =
                fork(ExitsAtOnce.class.getName(), List.of("only this"), Workers.options());

        assertEquals("only this\n", new String(worker.stdout().readAllBytes()));
        assertEquals("", new String(worker.stderr().readAllBytes()));
        worker.awaitClose();
    }

    /**
     * Whatever is wrong with the class-data archive, the worker starts without it and says nothing.
     */
    @Test
    void aDoubtfulArchiveIsDropped() throws Exception {
        Path garbage = Files.writeString(folder.resolve("garbage.jsa"), "not an archive");
        Path empty = Files.createFile(folder.resolve("empty.jsa"));
        for (Path archive : List.of(garbage, empty, folder.resolve("missing.jsa"), folder)) {
            ForkOptions options =
                    Workers.options().execArgv(List.of("-XX:SharedArchiveFile=" + archive));
            ChildProcess worker = fork(ExitsAtOnce.class.getName(), List.of("ran"), options);
            assertEquals("ran\n", new String(worker.stdout().readAllBytes()), archive.toString());
            assertEquals("", new String(worker.stderr().readAllBytes()), archive.toString());
            worker.awaitClose();
        }
    }

    private static void assertEchoes(ChildProcess worker) throws Exception {
        try (worker) {
            Story story = Story.of(worker);
            worker.send("out and back");
            assertEquals("out and back", story.nextMessage());
        }
    }

    private static ForkOptions silent() {
        return ForkOptions.defaults().silent(true);
    }

    private Path write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return folder;
    }

    private Path jar(String name, String mainClass) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (mainClass != null) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        }
        Path file = folder.resolve(name);
        String entry = Echo.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new JarEntry(entry));
            Files.copy(Workers.classes().resolve(entry), jar);
        }
        return file;
    }
}
