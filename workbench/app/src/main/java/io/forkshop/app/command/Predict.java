package io.forkshop.app.command;

import io.forkshop.app.inspect.Expectation;
import io.forkshop.app.inspect.Predicted;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the learner thinks the next command will do to the tree. */
final class Predict implements Command {
    @Override
    public String name() {
        return "predict";
    }

    @Override
    public String synopsis() {
        return "predict [TEXT|--forget]";
    }

    @Override
    public String summary() {
        return "say what the next command will do, and compare";
    }

    @Override
    public List<String> details() {
        return List.of(
                "TEXT says how many processes more or fewer, who ends and how, who is in which",
                "state. Parts are divided by commas or 'and'. It is compared after the next",
                "command that starts or ends something: fork, spawn, kill, send, cluster, ...",
                "  +2 alive, 1 fewer, nothing changes, 3 alive",
                "  w1 dies SIGKILL, w1 exits 3, w1 ends, w1 survives",
                "  w1 stopped, w1 zombie, 1 zombie, +1 orphan",
                "Without TEXT it says what is predicted; --forget drops it.",
                "Example: predict w1 dies SIGKILL and 1 fewer");
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        Expecting expecting = session.watch().expecting();
        if (arguments.flag("--forget")) {
            expecting.expect(List.of());
            session.console().print("Nothing is predicted now.");
            return Outcome.OK;
        }
        if (arguments.count() == 0) {
            session.console()
                    .print(
                            expecting.parts().isEmpty()
                                    ? "Nothing is predicted. Example: predict +1 alive"
                                    : "Predicted: " + words(expecting.parts()) + ".");
            return Outcome.OK;
        }
        String text = String.join(" ", arguments.words());
        Optional<List<Expectation>> parts = Predicted.read(text);
        if (parts.isEmpty()) {
            return Outcome.usage(
                    "'"
                            + text
                            + "' is no prediction that could be compared. Write it like one of"
                            + " these: "
                            + String.join("; ", Predicted.EXAMPLES)
                            + ".");
        }
        expecting.expect(parts.get());
        session.console()
                .print(
                        "Predicted: "
                                + words(parts.get())
                                + ". It is compared after the next command that starts or ends"
                                + " something.");
        return Outcome.OK;
    }

    private static String words(List<Expectation> parts) {
        return parts.stream().map(Expectation::words).collect(Collectors.joining("; "));
    }
}
