package io.forkshop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.lang.module.ModuleDescriptor.Requires.Modifier.STATIC;

import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ExecResult;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The library's jar, used as somebody uses it who has nothing else of ours. */
@Timeout(180)
class PublishedJarTest {
    private static final String MODULE = "io.forkshop.runtime";
    private static final Path CONSUMER = Path.of("src/test/resources/consumer").toAbsolutePath();
    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

    @TempDir Path classes;
    private Path jar;

    @BeforeEach
    void findJar() throws URISyntaxException {
        var source = ChildProcesses.class.getProtectionDomain().getCodeSource();
        jar = Path.of(source.getLocation().toURI());
        assumeTrue(Files.isRegularFile(jar), "the library is no jar yet: it takes mvnw package");
    }

    @Test
    void itsDescriptorExportsTheApiAndNeedsTheBaseOnly() {
        ModuleDescriptor descriptor = ModuleFinder.of(jar).find(MODULE).orElseThrow().descriptor();
        Set<String> exported =
                descriptor.exports().stream()
                        .filter(each -> !each.isQualified())
                        .map(ModuleDescriptor.Exports::source)
                        .collect(Collectors.toSet());
        assertTrue(
                exported.containsAll(Set.of(MODULE, MODULE + ".process", MODULE + ".channel")),
                exported::toString);
        Set<String> needed =
                descriptor.requires().stream()
                        .filter(each -> !each.modifiers().contains(STATIC))
                        .map(ModuleDescriptor.Requires::name)
                        .collect(Collectors.toSet());
        assertEquals(Set.of("java.base"), needed);
    }

    @Test
    void aModuleUsesIt() throws Exception {
        run("javac", "-d", classes, "-p", jar, file("module-info"), main(), worker());
        assertEquals(
                said("as a module"),
                run(
                        "java",
                        "--enable-native-access=" + MODULE,
                        "--add-modules=java.compiler",
                        "-p",
                        jar + ":" + classes,
                        "-m",
                        "consumer/consumer.Main",
                        classes,
                        echo()));
    }

    @Test
    void aProgramOnTheClassPathUsesIt() throws Exception {
        run("javac", "-d", classes, "-cp", jar, main(), worker());
        assertEquals(
                said("on the class path"),
                run(
                        "java",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        jar + ":" + classes,
                        "consumer.Main",
                        classes,
                        echo()));
    }

    @Test
    void aWorkerOfAClusterStartsFromAnArchiveOfItsOwn(@TempDir Path cache) throws Exception {
        run("javac", "-d", classes, "-cp", jar, file("consumer/Clustered"));
        String folder = "-Dforkshop.cache=" + cache;
        String open = "--enable-native-access=ALL-UNNAMED";
        String archive = "io.forkshop.runtime.process.WorkerArchive";
        run("java", folder, open, "-cp", jar, archive);
        String path = jar + ":" + classes;
        assertEquals(
                "its own archive: true\n",
                run("java", folder, open, "-cp", path, "consumer.Clustered", classes));
    }

    private static String said(String where) {
        String talk = "from a worker: hello\nexited with code 0\n";
        return "from a shell\n" + talk + talk + where + "\n";
    }

    private static Path file(String name) {
        return CONSUMER.resolve(name + ".java");
    }

    private static Path main() {
        return file("consumer/Main");
    }

    private static Path worker() {
        return file("consumer/Worker");
    }

    private static Path echo() {
        return Repository.ROOT.resolve("workbench/runtime/docs/programs/echo.java");
    }

    private static String run(String tool, Object... args) throws Exception {
        List<String> words = List.of(args).stream().map(Object::toString).toList();
        ExecOptions bounded = ExecOptions.defaults().timeout(Duration.ofSeconds(100));
        ExecResult result =
                ChildProcesses.execFile(JDK.resolve(tool).toString(), words, bounded).join();
        assertEquals("", result.stderr());
        return result.stdout();
    }

    /** What a public repository asks of a pom. */
    @ParameterizedTest
    @ValueSource(strings = {"name", "description", "url", "licenses", "developers", "scm"})
    void itsPomSaysWhatItIs(String element) throws IOException {
        String poms =
                Files.readString(Repository.ROOT.resolve("pom.xml"))
                        + Files.readString(Repository.ROOT.resolve("workbench/runtime/pom.xml"));
        assertTrue(poms.contains("<" + element + ">"), "no " + element);
    }
}
