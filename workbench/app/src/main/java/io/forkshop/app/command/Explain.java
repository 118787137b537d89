package io.forkshop.app.command;

import io.forkshop.app.inspect.Glossary;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A short page about one word of the process views. */
final class Explain implements Command {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String synopsis() {
        return "explain [WORD]";
    }

    @Override
    public String summary() {
        return "explain a column or a word, such as PSS";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Every column of ps, top, history and inspect has its page, and words such as",
                "zombie, orphan and descriptor. Without WORD it lists them. In the language of",
                "the book: 'lang'. Example: explain STAT");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.WORD, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        Glossary glossary = Glossary.in(session.language());
        Console console = session.console();
        if (arguments.count() == 0) {
            Text all = Text.of(String.join(", ", glossary.words()) + ".");
            List<Text> lines = new ArrayList<>(all.wrap(console.width()));
            lines.add(Text.of("Next: ", Tone.DIM).append("explain zombie", Tone.TYPED));
            console.show(lines);
            return Outcome.OK;
        }
        String word = String.join(" ", arguments.words());
        Optional<Glossary.Page> page = glossary.page(word);
        if (page.isEmpty()) {
            return Outcome.failed(
                    "There is no page about '"
                            + word
                            + "'."
                            + Spelling.hint(word, glossary.all())
                            + " 'explain' lists them.");
        }
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of(page.get().title(), Tone.HEADING));
        page.get().paragraphs().forEach(p -> lines.addAll(Text.of(p).wrap(console.width())));
        console.show(lines);
        return Outcome.OK;
    }
}
