package io.forkshop.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which room may call which. ARCHITECTURE.adoc draws the same map. */
class ArrowsTest {
    private static final String APP = "io.forkshop.app";
    private static final String RUNTIME = "io.forkshop.runtime";

    /** The rooms of the workbench. Each may call the library and those named here, no other. */
    private static final Map<String, Set<String>> APP_ARROWS =
            Map.ofEntries(
                    Map.entry(
                            "command",
                            Set.of(
                                    "terminal",
                                    "world",
                                    "inspect",
                                    "course",
                                    "bench",
                                    "call",
                                    "evaluate",
                                    "remote",
                                    "load",
                                    "fault",
                                    "handbook")),
                    Map.entry("load", Set.of("world", "inspect")),
                    Map.entry("fault", Set.of("world", "inspect")),
                    Map.entry("call", Set.of()),
                    Map.entry("terminal", Set.of("course")),
                    Map.entry("remote", Set.of("world", "frames")),
                    Map.entry("world", Set.of("inspect")),
                    Map.entry("inspect", Set.of()),
                    Map.entry("course", Set.of("inspect")),
                    Map.entry("bench", Set.of("world")),
                    Map.entry("evaluate", Set.of("frames")),
                    Map.entry("frames", Set.of()),
                    Map.entry("handbook", Set.of("course")));

    /** The rooms of the library. */
    private static final Map<String, Set<String>> RUNTIME_ARROWS =
            Map.of(
                    "state", Set.of("cluster", "channel", "events"),
                    "cluster", Set.of("process", "channel", "events", "posix"),
                    "process", Set.of("channel", "source", "events", "tree", "posix"),
                    "tree", Set.of("posix"),
                    "channel", Set.of("clone", "posix"),
                    "clone", Set.of(),
                    "source", Set.of(),
                    "events", Set.of(),
                    "posix", Set.of());

    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.forkshop");

    /** An importer that cannot read these class files sees nothing, and every rule would hold. */
    @Test
    void theClassesAreSeen() {
        assertTrue(OURS.containPackage(APP + ".command"), "no class of the command package");
        assertTrue(OURS.containPackage(RUNTIME), "no class of the library");
    }

    @Test
    void everyRoomIsOnTheMap() {
        assertEquals(Set.of(), unknownRooms(APP, APP_ARROWS));
        assertEquals(Set.of(), unknownRooms(RUNTIME, RUNTIME_ARROWS));
    }

    @Test
    void insideTheLibraryArrowsPointAtPosix() {
        check(RUNTIME, RUNTIME_ARROWS);
    }

    @Test
    void insideTheWorkbenchArrowsPointDown() {
        check(APP, APP_ARROWS);
    }

    @Test
    void nobodyCallsMain() {
        noClasses()
                .that()
                .resideInAPackage(APP + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(APP)
                .check(OURS);
    }

    @Test
    void noRoomIsReachedFromItself() {
        slices().matching("io.forkshop.(*.*)..").should().beFreeOfCycles().check(OURS);
    }

    /** A learner may take the library into a project of their own: nothing comes along. */
    @Test
    void theLibraryNeedsOnlyTheJdk() {
        noClasses()
                .that()
                .resideInAPackage(RUNTIME + "..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(RUNTIME + "..", "java..", "javax..", "jdk..")
                .check(OURS);
    }

    @Test
    void onlyTheTerminalKnowsJLine() {
        onlyIn(APP + ".terminal..", "org.jline..");
    }

    @Test
    void onlyTheHandbookKnowsAsciidoctor() {
        onlyIn(APP + ".handbook..", "org.asciidoctor..", "org.jruby..");
    }

    @Test
    void onlyTheLoadKnowsHistogramAndCharts() {
        onlyIn(APP + ".load..", "org.HdrHistogram..", "org.jfree..");
    }

    @Test
    void onlyEvaluateKnowsJShell() {
        onlyIn(APP + ".evaluate..", "jdk.jshell..");
    }

    private static void check(String root, Map<String, Set<String>> arrows) {
        arrows.forEach(
                (room, allowed) -> {
                    var forbidden = new TreeSet<>(arrows.keySet());
                    forbidden.removeAll(allowed);
                    forbidden.remove(room);
                    noClasses()
                            .that()
                            .resideInAPackage(root + "." + room + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(packages(root, forbidden))
                            .allowEmptyShould(true)
                            .check(OURS);
                });
    }

    private static String[] packages(String root, Set<String> rooms) {
        return rooms.stream().map(room -> root + "." + room + "..").toArray(String[]::new);
    }

    private static Set<String> unknownRooms(String root, Map<String, Set<String>> known) {
        return OURS.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(root + "."))
                .map(name -> name.substring(root.length() + 1).split("\\.")[0])
                .filter(room -> !known.containsKey(room))
                .collect(Collectors.toSet());
    }

    private static void onlyIn(String room, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(OURS);
    }
}
