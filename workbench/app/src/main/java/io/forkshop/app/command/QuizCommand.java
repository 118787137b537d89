package io.forkshop.app.command;

import io.forkshop.app.course.Toc;
import io.forkshop.app.course.lab.Match;
import io.forkshop.app.course.lab.Prediction;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.quiz.Item;
import io.forkshop.app.course.quiz.Quiz;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.List;
import java.util.Optional;

/** The questions that close a section. */
final class QuizCommand implements Command {
    @Override
    public String name() {
        return "quiz";
    }

    @Override
    public String synopsis() {
        return "quiz [SECTION] [ANSWER...]";
    }

    @Override
    public String summary() {
        return "a few questions about a section";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Asks what the section's experiments have shown; some answers are what your",
                "own machine has measured. A wrong answer is explained, with the page to read.",
                "Enter gives a question up, and your best result is kept.",
                "Without a terminal the answers stand on the line: quiz 2 0 b 4",
                "Example: quiz 2");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.QUIZ_SECTION, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws InterruptedException {
        String wanted = arguments.word(0).orElse(session.place().split("\\.")[0]);
        Optional<Toc.Section> found =
                session.book().toc().sections().stream()
                        .filter(each -> String.valueOf(each.number()).equals(wanted))
                        .findFirst();
        if (found.isEmpty()) {
            return Outcome.usage("There is no section '" + wanted + "'. 'toc' lists them.");
        }
        Toc.Section section = found.get();
        List<Item> items =
                Quiz.of(Folders.chapters().resolve(section.folder()), session.language());
        if (items.isEmpty()) {
            return Outcome.failed("Section " + wanted + " has no quiz yet.");
        }
        List<String> answers =
                arguments.words().subList(Math.min(1, arguments.count()), arguments.count());
        return new Asked(session, section.number(), items, answers).all();
    }

    /** One time through the questions. */
    private static final class Asked {
        private final Session session;
        private final Console console;
        private final int section;
        private final List<Item> items;
        private final List<String> answers;
        private int right;
        private int asked;

        Asked(Session session, int section, List<Item> items, List<String> answers) {
            this.session = session;
            this.console = session.console();
            this.section = section;
            this.items = items;
            this.answers = answers;
        }

        Outcome all() throws InterruptedException {
            boolean onlyShown = !console.interactive() && answers.isEmpty();
            for (int i = 0; i < items.size(); i++) {
                String number = (i + 1) + "/" + items.size();
                Showing.question(number, items.get(i).question(), console).forEach(console::print);
                if (!onlyShown && !one(items.get(i), i)) {
                    console.print("The quiz was left. Next: quiz " + section);
                    return Outcome.OK;
                }
                console.print("");
            }
            return onlyShown ? howToAnswer() : result();
        }

        /** False when the learner has gone elsewhere. */
        private boolean one(Item item, int index) throws InterruptedException {
            Optional<String> key = item.key().answer(session.recordings()::of);
            if (key.isEmpty()) {
                String id = item.key().experiment();
                say(
                        Text.of(
                                "Only your machine knows, and it has not run this yet. Next: run "
                                        + id));
                return true;
            }
            Optional<String> typed =
                    console.interactive()
                            ? typed(item.question())
                            : Optional.of(index < answers.size() ? answers.get(index) : "");
            typed.ifPresent(text -> judge(item, text, key.get()));
            return typed.isPresent();
        }

        private Optional<String> typed(Question question) throws InterruptedException {
            while (true) {
                Optional<String> typed = session.ask("Your answer (Enter gives up): ");
                if (typed.isEmpty()
                        || typed.get().isEmpty()
                        || Prediction.understands(question, typed.get())) {
                    return typed;
                }
                console.error("That cannot be compared: " + Prediction.wanted(question));
            }
        }

        private void judge(Item item, String typed, String key) {
            asked++;
            String fact = Showing.inWords(item.question(), key);
            Match match = Prediction.compare(item.question(), typed, fact);
            String measured = item.key().experiment().isEmpty() ? "" : " (measured here)";
            if (match == Match.RIGHT) {
                right++;
                say(Text.of("Right", Tone.GOOD).append(": " + fact + measured + "."));
                return;
            }
            String verdict = match == Match.CLOSE ? "Close" : "Not so";
            say(Text.of(verdict, Tone.WARNING).append(": it is " + fact + measured + "."));
            say(Text.of(item.why()));
            say(Text.of("Read: ", Tone.DIM).append("goto " + item.page(), Tone.TYPED));
        }

        private Outcome result() {
            if (!session.batch()) {
                session.progress().quizzed(section, right, asked);
            }
            String best = session.progress().quiz(section);
            say(
                    Text.of(right + " of " + asked + " right.")
                            .append(best.isEmpty() ? "" : " Your best so far: " + best + "."));
            return Outcome.OK;
        }

        private Outcome howToAnswer() {
            say(Text.of("Answer on one line: quiz " + section + " ANSWER ANSWER ..."));
            return Outcome.OK;
        }

        private void say(Text text) {
            text.wrap(console.width()).forEach(console::print);
        }
    }
}
