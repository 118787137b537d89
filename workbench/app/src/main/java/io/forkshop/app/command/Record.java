package io.forkshop.app.command;

import io.forkshop.app.command.record.CastFile;
import io.forkshop.app.command.record.Recording;
import io.forkshop.app.command.record.TextFile;
import io.forkshop.app.terminal.Console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Begins and ends a recording of the session. */
final class Record implements Command {
    @Override
    public String name() {
        return "record";
    }

    @Override
    public String synopsis() {
        return "record [FILE.cast|FILE.txt|stop]";
    }

    @Override
    public String summary() {
        return "keep what is typed and shown in a file";
    }

    @Override
    public List<String> details() {
        return List.of(
                "  FILE.cast   the screen with its times, as asciicast v2: asciinema plays it",
                "  FILE.txt    the lines, with symbols for what differs from run to run:",
                "              pid:w1, pid:primary, port:1, path:tmp/1, time, N ms. A pid has",
                "              the same symbol everywhere; one without a name is numbered.",
                "              Two runs that did the same read the same; so it can be compared.",
                "The file appears when the recording ends: by 'record stop' or with the",
                "session, also by Ctrl-D, a signal or a closed window. It is for you alone to",
                "read; it holds whatever was on the screen. Without an argument: says what is",
                "being recorded.",
                "Example: record lesson.cast");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.FILE, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws InterruptedException {
        Recorder current = session.recorder();
        if (arguments.count() == 0) {
            session.console()
                    .print(
                            current == null
                                    ? "Nothing is being recorded. 'record FILE.txt' begins."
                                    : "Recording to "
                                            + current.path()
                                            + "; 'record stop' ends it.");
            return Outcome.OK;
        }
        if (arguments.count() > 1) {
            return Outcome.usage("record takes one file, or stop: record lesson.cast");
        }
        String word = arguments.words().getFirst();
        if (word.equals("stop")) {
            return stop(session);
        }
        return current == null
                ? begin(word, session)
                : Outcome.failed(
                        "A recording to "
                                + current.path()
                                + " is going on; 'record stop' ends it.");
    }

    private static Outcome stop(Session session) {
        Optional<Outcome> told = session.stopRecording();
        return told.orElseGet(
                () -> Outcome.failed("Nothing is being recorded. 'record FILE.txt' begins."));
    }

    private static Outcome begin(String name, Session session) throws InterruptedException {
        boolean cast = name.toLowerCase(Locale.ROOT).endsWith(".cast");
        if (!cast && !name.toLowerCase(Locale.ROOT).endsWith(".txt")) {
            return Outcome.usage(
                    "'" + name + "' says not what is wanted: end it in .cast or in .txt.");
        }
        SavedFile.Place place = SavedFile.place(name, session);
        if (place.refused() != null) {
            return place.refused();
        }
        Console console = session.console();
        SavedFile file = place.file();
        Path part = null;
        try {
            part = file.begin();
            session.record(new Recorder(file, part, recording(cast, part, console)));
        } catch (IOException e) {
            return Outcome.failed(file.why(e) + discarded(part));
        }
        console.print("Recording to " + file.path() + "; 'record stop' ends it.");
        return Outcome.OK;
    }

    private static String discarded(Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
            return "";
        } catch (IOException e) {
            return " What was begun is left in " + part + ".";
        }
    }

    private static Recording recording(boolean cast, Path part, Console console)
            throws IOException {
        if (!cast) {
            return new TextFile(part, Recorder.folders());
        }
        String terminal = System.getenv().getOrDefault("TERM", "dumb");
        return new CastFile(part, () -> size(console), terminal);
    }

    private static CastFile.Size size(Console console) {
        return new CastFile.Size(console.width(), Math.min(console.height(), 1000));
    }
}
