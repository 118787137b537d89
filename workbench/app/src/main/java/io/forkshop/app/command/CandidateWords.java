package io.forkshop.app.command;

import io.forkshop.app.bench.Benches;
import io.forkshop.app.course.Toc;
import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.evaluate.Kept;
import io.forkshop.app.fault.Fault;
import io.forkshop.app.inspect.Glossary;
import io.forkshop.app.load.models.Model;
import io.forkshop.app.world.Live;
import io.forkshop.app.world.LiveCluster;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.cluster.SlotStatus;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The words of each kind of argument, as the machine and the book stand now. */
final class CandidateWords {
    private static final List<String> SIGNALS =
            List.of(
                    "SIGTERM", "SIGKILL", "SIGINT", "SIGHUP", "SIGSTOP", "SIGCONT", "SIGUSR1",
                    "SIGUSR2", "SIGQUIT");

    private static final List<String> SERVERS = List.of("web.java", "web.js");

    private final Session session;

    CandidateWords(Session session) {
        this.session = session;
    }

    List<String> of(Candidates kind, String begun) {
        return switch (kind) {
            case NOTHING, JSON -> List.of();
            case COMMAND -> Registry.beginningWith(begun);
            case FILE -> modules(begun);
            case SIGNAL -> signals(begun);
            case LANGUAGE -> beginning(begun, List.of("en", "zh"));
            case BENCH -> beginning(begun, Benches.names());
            case FORMAT -> beginning(begun, Handbook.formats());
            case EVENT -> beginning(begun, List.of("message", "exit", "listening"));
            case CLUSTER_ACTION -> beginning(begun, ClusterCommand.ACTIONS);
            case PART -> beginning(begun, InspectCommand.PARTS);
            case WORD ->
                    beginning(begun.toLowerCase(Locale.ROOT), List.copyOf(Glossary.in("en").all()));
            case MODEL -> beginning(begun, Model.words());
            case FAULT -> beginning(begun, Fault.names());
            case SERVER_FILE -> servers(begun);
            default -> beginning(begun, ofSession(kind));
        };
    }

    private List<String> ofSession(Candidates kind) {
        return switch (kind) {
            case WORKER -> workers(false);
            case WORKER_OR_PID -> workers(true);
            case SLOT -> slots();
            case SNAPSHOT -> snapshots();
            case SNIPPET -> snippets();
            case SECTION -> pages();
            case EXPERIMENT -> experiments(Run.ALL);
            case CLAIM -> experiments(JsonText.FLAG);
            case QUIZ_SECTION -> sections();
            default -> List.of();
        };
    }

    private List<String> workers(boolean pids) {
        List<String> names = new ArrayList<>();
        if (session.alive() > 0) {
            for (Live live : session.world().alive()) {
                if (!names.contains(live.name())) { // While one follows another there are two.
                    names.add(live.name());
                }
            }
            if (pids) {
                for (Live live : session.world().alive()) {
                    names.add(Long.toString(live.pid()));
                }
            }
        }
        return names;
    }

    private List<String> snapshots() {
        return session.alive() == 0
                ? List.of()
                : session.watch().history().entries().stream()
                        .map(entry -> "@" + entry.number())
                        .toList();
    }

    private List<String> snippets() {
        JavaLines java = session.begunJava();
        return java == null || !java.warm()
                ? List.of()
                : java.snippets().stream()
                        .filter(each -> each.kind().isDeclaration())
                        .map(Kept::name)
                        .distinct()
                        .toList();
    }

    private List<String> slots() {
        return session.alive() == 0
                ? List.of()
                : session.world().cluster().map(LiveCluster::status).orElse(List.of()).stream()
                        .map(SlotStatus::name)
                        .toList();
    }

    /** The book's own, from wherever one reads, and all that fork is offered. */
    private List<String> servers(String begun) {
        List<String> found = new ArrayList<>(beginning(begun, SERVERS));
        for (String module : modules(begun)) {
            if (!found.contains(module)) {
                found.add(module);
            }
        }
        return found;
    }

    private List<String> pages() {
        List<String> ids = new ArrayList<>();
        try {
            for (Toc.Entry page : session.book().toc().pages()) {
                ids.add(page.id());
            }
        } catch (ForkshopException e) {
            // A build without pages: reading says so, Tab need not.
            return List.of();
        }
        return ids;
    }

    private List<String> sections() {
        List<String> numbers = new ArrayList<>();
        for (String page : pages()) {
            String number = page.split("\\.")[0];
            if (!numbers.contains(number)) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private static List<String> experiments(String option) {
        List<String> ids = new ArrayList<>();
        for (Experiment experiment : Experiments.all()) {
            ids.add(experiment.id());
        }
        ids.add(option);
        return ids;
    }

    /** In the case in which they were begun, with or without SIG. */
    private static List<String> signals(String begun) {
        boolean lower = !begun.isEmpty() && Character.isLowerCase(begun.charAt(0));
        boolean full =
                begun.isEmpty()
                        || "SIG".startsWith(begun.toUpperCase(Locale.ROOT))
                        || begun.toUpperCase(Locale.ROOT).startsWith("SIG");
        List<String> names = new ArrayList<>();
        for (String signal : SIGNALS) {
            String name = full ? signal : signal.substring(3);
            names.add(lower ? name.toLowerCase(Locale.ROOT) : name);
        }
        return beginning(begun, names);
    }

    private static List<String> beginning(String begun, List<String> all) {
        List<String> found = new ArrayList<>();
        for (String word : all) {
            if (word.startsWith(begun)) {
                found.add(word);
            }
        }
        return found;
    }

    /** What is here, and the programs of the section being read: fork finds those by name, too. */
    private List<String> modules(String begun) {
        List<String> found = new ArrayList<>(files(begun));
        if (begun.indexOf('/') < 0) {
            session.section()
                    .ifPresent(
                            folder -> {
                                for (String file : files(folder + "/" + begun)) {
                                    String name = file.substring(folder.toString().length() + 1);
                                    if (program(name) && !found.contains(name)) {
                                        found.add(name);
                                    }
                                }
                            });
        }
        return found;
    }

    private static boolean program(String name) {
        return name.endsWith(".java")
                || name.endsWith(".js")
                || name.endsWith(".mjs")
                || name.endsWith(".cjs");
    }

    /**
     * Folders end in a slash, and are offered with what they hold when they are the only choice.
     */
    private static List<String> files(String begun) {
        int slash = begun.lastIndexOf('/');
        String folder = begun.substring(0, slash + 1);
        String name = begun.substring(slash + 1);
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
            for (Path entry : entries) {
                String entryName = entry.getFileName().toString();
                if (entryName.startsWith(name)
                        && (!entryName.startsWith(".") || name.startsWith("."))) {
                    found.add(folder + entryName + (Files.isDirectory(entry) ? "/" : ""));
                }
            }
        } catch (IOException | InvalidPathException | DirectoryIteratorException e) {
            return List.of();
        }
        Collections.sort(found);
        return found;
    }
}
