package io.forkshop.runtime.process;

import io.forkshop.runtime.channel.Tap;
import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.LibcException;
import io.forkshop.runtime.posix.PosixSpawn;
import io.forkshop.runtime.tree.Marks;
import io.forkshop.runtime.tree.Orphans;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One start of one process, from checked options to a living child or the reason there is none. */
final class Launch {
    private static final String NODE_CHANNEL_FD = "NODE_CHANNEL_FD";
    private static final String NODE_CHANNEL_MODE = "NODE_CHANNEL_SERIALIZATION_MODE";
    private static final String NODE_UNIQUE_ID = "NODE_UNIQUE_ID";

    private final String command;
    private final List<String> arguments;
    private final SpawnOptions options;
    private final List<String> argv = new ArrayList<>();
    private final Plumbing plumbing;
    private final Optional<String> mark;
    private String program;
    private boolean seesTheEndItself;
    private boolean outputsAreRead;

    /** Checks everything that can be checked without starting anything (node-spec 1.2). */
    Launch(String command, List<String> arguments, SpawnOptions options) {
        this.command = command;
        this.arguments = List.copyOf(arguments);
        this.options = options;
        Checks.command(command, arguments, options);
        this.plumbing = new Plumbing(options.stdio());
        this.mark =
                options.limits().scope() == Scope.TREE
                        ? Optional.of(Marks.next())
                        : Optional.empty();
        this.program = options.shell().orElse(command);
        argv.add(options.argv0().orElse(program));
        if (options.shell().isPresent()) {
            // One line, nothing quoted: that is what a shell is for (node-spec 1.10).
            argv.add("-c");
            argv.add(arguments.isEmpty() ? command : command + " " + String.join(" ", arguments));
        } else {
            argv.addAll(arguments);
        }
    }

    /** Whether the program ends by itself at the end of its channel, as our JVM workers do. */
    Launch seesTheEndItself(boolean does) {
        seesTheEndItself = does;
        return this;
    }

    /** The caller will read the outputs to their end, however late it begins. */
    Launch outputsAreRead() {
        outputsAreRead = true;
        return this;
    }

    SpawnedChild start(Tap tap) {
        SpawnedChild child =
                new SpawnedChild(program, List.copyOf(argv), new Life(new Grip(options, mark)));
        if (outputsAreRead) {
            child.life().streams.outputsAreRead();
        }
        try (Cap.Turn _ = Cap.take()) {
            Path cwd = options.cwd().orElse(Path.of("")).toAbsolutePath();
            String file = findProgram(cwd);
            plumbing.open(cwd);
            refuseNameOfShell();
            long pid = Spawner.run(() -> spawnAndFollow(file, child, tap));
            if (pid < 0) {
                plumbing.closeAll();
                throw failure((int) -pid, Errno.meaning((int) -pid));
            }
            if (options.input().isPresent()) {
                child.life().streams.feed(options.input().get());
            }
            options.limits().watch(child);
        } catch (SpawnException e) {
            if (!e.isEvent()) {
                throw e;
            }
            child.life().failed(e);
        } catch (LibcException e) {
            child.life().failed(failure(e.errno(), e.getMessage()));
        }
        return child;
    }

    /**
     * On the spawning thread: a child is followed from the same thread that made it, so that two
     * children's pids, pidfds and reaping never interleave.
     */
    private long spawnAndFollow(String file, SpawnedChild child, Tap tap) {
        List<PosixSpawn.Action> actions = new ArrayList<>();
        options.cwd().ifPresent(d -> actions.add(new PosixSpawn.ChangeDirectory(d.toString())));
        actions.addAll(plumbing.actions());
        List<String> argvOrWrapped = argv;
        String fileOrWrapper = file;
        if (plumbing.fifos().isNeeded()) {
            argvOrWrapped = plumbing.fifos().before(argv);
            fileOrWrapper = argvOrWrapped.getFirst();
        }
        if (options.diesWithParent() && options.argv0().isEmpty() && DeathSignal.available()) {
            fileOrWrapper = DeathSignal.program();
            argvOrWrapped = DeathSignal.arguments(argvOrWrapped, seesTheEndItself);
        }
        // A place among our descriptors for the child's pidfd: a child that cannot be followed must
        // not be born.
        int reserved = Libc.pidfdOpen(1);
        if (reserved < 0) {
            return reserved;
        }
        String first = fileOrWrapper;
        List<String> all = argvOrWrapped;
        long pid = Orphans.bear(() -> PosixSpawn.run(first, all, environment(), actions, leads()));
        Libc.close(reserved);
        if (pid > 0) {
            plumbing.closeChildEnds();
            child.life().started(pid, plumbing, options.serialization(), tap);
        }
        return pid;
    }

    private PosixSpawn.Leads leads() {
        if (options.detached()) {
            return PosixSpawn.Leads.SESSION;
        }
        return options.limits().scope() == Scope.CHILD
                ? PosixSpawn.Leads.NOTHING
                : PosixSpawn.Leads.GROUP;
    }

    private void refuseNameOfShell() {
        if (plumbing.fifos().isNeeded() && options.argv0().isPresent()) {
            plumbing.closeAll();
            throw Checks.invalid("a child that opens a FIFO cannot be given an argv0");
        }
    }

    private String findProgram(Path cwd) {
        if (!Files.isDirectory(cwd)) {
            // The kernel says ENOENT for this too, and Node's message blames the program (node-spec
            // 1.7).
            throw failure(Errno.ENOENT, "the working directory " + cwd + " does not exist");
        }
        String path = options.env().map(e -> e.get("PATH")).orElseGet(() -> inheritedPath());
        ProgramPath.Found found = ProgramPath.find(program, path, cwd);
        if (found.errno() != 0) {
            throw failure(found.errno(), found.why());
        }
        return found.file().toString();
    }

    private String inheritedPath() {
        return options.env().isPresent() ? null : Environment.ours().get("PATH");
    }

    /**
     * Ours or the given one, without our own channel's variables (node-spec 8.23a), with the
     * child's.
     */
    private List<String> environment() {
        Map<String, String> env = new HashMap<>(options.env().orElseGet(Environment::ours));
        for (String ours : List.of(NODE_CHANNEL_FD, NODE_CHANNEL_MODE, NODE_UNIQUE_ID)) {
            // Also out of a copy of our environment, as a caller may give.
            env.remove(ours, System.getenv(ours));
        }
        if (plumbing.channelIndex() >= 0) {
            env.put(NODE_CHANNEL_FD, Integer.toString(plumbing.channelIndex()));
            env.put(NODE_CHANNEL_MODE, options.serialization().nodeName());
        }
        mark.ifPresent(name -> env.put(name, "1"));
        if (System.getenv(Cap.NAME) != null) {
            env.put(Cap.NAME, System.getenv(Cap.NAME)); // Else an empty environment would be a way
        }
        List<String> strings = new ArrayList<>(env.size());
        env.forEach((key, value) -> strings.add(key + "=" + value));
        return strings;
    }

    private SpawnException failure(int errno, String why) {
        List<String> spawnargs =
                options.shell().isPresent() ? argv.subList(1, argv.size()) : arguments;
        return new SpawnException(errno, program, spawnargs, why);
    }
}
