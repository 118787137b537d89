package io.forkshop.app.command;

import io.forkshop.app.inspect.Details;
import io.forkshop.app.inspect.Extra;
import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.Snapshot;
import io.forkshop.app.terminal.Text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Everything that the kernel knows of one process. */
final class InspectCommand implements Command {
    /** The parts, each of which can be asked for alone. */
    static final List<String> PARTS =
            List.of("threads", "fds", "memory", "signals", "limits", "env", "all");

    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public String synopsis() {
        return "inspect [--json] [--any] NAME|PID [threads|fds|memory|signals|limits|env|all]";
    }

    @Override
    public String summary() {
        return "show all that the kernel knows of a process";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Its threads and who made them, what is behind each descriptor and who holds",
                "the other end, its memory, what it does with signals, how often it gave up",
                "the processor since you last looked. Secrets in the environment are hidden.",
                "  threads fds memory signals limits env   only that part",
                "  all      every part; otherwise limits and env are only counted",
                "  --json   one object, as docs/json.adoc describes it",
                "  --any    a process that is none of ours, too, as far as it may be seen",
                "'explain WORD' explains a column. Example: inspect w1 fds");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.WORKER_OR_PID, Candidates.PART, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        List<String> words = arguments.positionals();
        if (words.isEmpty() || words.size() > 2) {
            return Outcome.usage("inspect needs a process, and perhaps a part: inspect w1 fds");
        }
        String part = words.size() == 2 ? words.get(1) : "";
        if (!part.isEmpty() && !PARTS.contains(part)) {
            return Outcome.usage(
                    "There is no part '"
                            + part
                            + "'."
                            + Spelling.hint(part, PARTS)
                            + " There are "
                            + String.join(", ", PARTS)
                            + ".");
        }
        Watch watch = session.watch();
        long pid = pid(words.getFirst(), session);
        Snapshot snapshot =
                watch.now(EnumSet.allOf(Extra.class), arguments.flag("--any") ? pid : 0);
        Optional<ProcessFacts> facts = snapshot.find(pid);
        if (facts.isEmpty()) {
            return Outcome.failed(
                    words.getFirst()
                            + " is no living process of this workbench; 'ps' lists them."
                            + " --any looks at another's.");
        }
        Details details = watch.details(pid, snapshot);
        Inspected inspected =
                new Inspected(facts.get(), details, snapshot, watch.since(facts.get()));
        if (arguments.flag(JsonText.FLAG)) {
            JsonText.print(InspectJson.of(inspected), session.console());
            return Outcome.OK;
        }
        List<Text> lines = new ArrayList<>();
        new InspectText(inspected, session.console()).add(part, lines);
        session.console().show(lines);
        return Outcome.OK;
    }

    private static long pid(String word, Session session) {
        return word.matches("\\d{1,10}")
                ? Long.parseLong(word)
                : Workers.find(session.world(), word).pid();
    }
}
