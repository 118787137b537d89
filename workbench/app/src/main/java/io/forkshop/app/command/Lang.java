package io.forkshop.app.command;

import java.util.List;

/** Shows or chooses the language of the book. */
final class Lang implements Command {
    @Override
    public String name() {
        return "lang";
    }

    @Override
    public String synopsis() {
        return "lang [en|zh]";
    }

    @Override
    public String summary() {
        return "show or choose the language";
    }

    @Override
    public List<String> details() {
        return List.of(
                "The choice is kept for later sessions; --lang holds for one run only.",
                "A page that is not translated is shown in English.");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.LANGUAGE, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        String chosen = arguments.word(0).orElse("");
        switch (chosen) {
            case "" -> session.console().print("The book is in " + name(session.language()) + ".");
            case "en", "zh" -> {
                session.speak(chosen);
                session.progress().language(chosen);
                session.console().print("The book is in " + name(chosen) + " now. Next: read");
            }
            default -> {
                return Outcome.usage("The book is in en and zh; there is no '" + chosen + "'.");
            }
        }
        return Outcome.OK;
    }

    private static String name(String language) {
        return language.equals("zh") ? "Chinese (zh)" : "English (en)";
    }
}
