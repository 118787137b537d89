package io.forkshop.app.command;

import io.forkshop.app.evaluate.Setup;
import io.forkshop.app.remote.Prompt;
import io.forkshop.app.remote.front.Host;
import io.forkshop.app.remote.front.WorldLine;
import io.forkshop.app.world.Live;
import io.forkshop.app.world.World;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;

import java.util.List;
import java.util.Optional;

/** Joins the Java session to the learner's processes: the same are commands' and Java's. */
record JavaWorld(Session session) implements Host {
    private static final String LIBRARYS =
            "import static " + ChildProcesses.class.getName() + ".*;";
    private static final String PROMPTS = "import static " + Prompt.class.getName() + ".*;";

    /** The same setup, in which what snippets start is the workbench's. */
    Setup join(Setup setup) {
        List<String> imports =
                setup.imports().stream()
                        .map(line -> line.equals(LIBRARYS) ? PROMPTS : line)
                        .toList();
        return setup.imports(imports)
                .world(
                        new Setup.World(
                                (in, out) -> WorldLine.serve(in, out, this),
                                Prompt.class.getName()))
                .declarations(this::declaration);
    }

    /** A slot of a cluster has another worker tomorrow: {@code worker("c1")} finds today's. */
    private Optional<String> declaration(String name) {
        return world().find(name)
                .filter(live -> live.kind() != Live.Kind.CLUSTERED)
                .map(
                        live ->
                                ChildProcess.class.getName()
                                        + " "
                                        + name
                                        + " = "
                                        + Prompt.class.getName()
                                        + ".worker(\""
                                        + name
                                        + "\");");
    }

    @Override
    public World world() {
        return session.world();
    }

    @Override
    public String module(String typed) {
        return session.modules().find(typed);
    }

    @Override
    public void run(List<String> words) {
        Interpreter interpreter = new Interpreter(session);
        interpreter.report(interpreter.run(words));
    }
}
