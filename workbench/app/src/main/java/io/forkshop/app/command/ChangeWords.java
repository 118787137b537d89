package io.forkshop.app.command;

import io.forkshop.app.inspect.Asked;
import io.forkshop.app.inspect.Change;
import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.ProcessState;
import io.forkshop.app.inspect.Snapshot;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.Live;
import io.forkshop.runtime.process.ExitStatus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened between two snapshots, in words and as JSON. */
final class ChangeWords {
    private static final int LONGEST_COMMAND = 40;
    private static final int NARROW = 60;

    private final Watch watch;
    private final Snapshot before;
    private final Snapshot after;
    private final Console console;

    ChangeWords(Watch watch, Snapshot before, Snapshot after, Console console) {
        this.watch = watch;
        this.before = before;
        this.after = after;
        this.console = console;
    }

    /** A sign, a word and a sentence: the sign alone says nothing to who cannot see it. */
    List<Text> lines(List<Change> changes, List<Live> lived) {
        List<Text> lines = new ArrayList<>();
        changes.forEach(change -> lines.addAll(lines(change)));
        for (Live live : lived) {
            String who = live.name() + " (pid " + live.pid() + ", " + brief(live.what()) + ")";
            String how = Watch.ending(live).map(status -> ": " + status).orElse("");
            lines.addAll(
                    wrapped(
                            Text.of("* lived     ", Tone.WARNING)
                                    .append(who + " was born and died in between" + how + ".")));
        }
        return lines;
    }

    private List<Text> wrapped(Text line) {
        return line.wrap(
                console.width(),
                Text.empty(),
                Text.of(" ".repeat(console.width() < NARROW ? 2 : 12)));
    }

    private List<Text> lines(Change change) {
        Text begin =
                switch (change) {
                    case Change.Born b -> Text.of("+ born      ", Tone.GOOD);
                    case Change.Died d -> Text.of("- died      ", Tone.BAD);
                    case Change.Adopted a -> Text.of("^ adopted   ", Tone.WARNING);
                    case Change.Zombie z -> Text.of("z zombie    ", Tone.WARNING);
                    case Change.State s when stopped(s) -> Text.of("= stopped   ", Tone.WARNING);
                    case Change.State s -> Text.of("> goes on   ", Tone.GOOD);
                    case Change.Program p -> Text.of("! new program ", Tone.WARNING);
                };
        return wrapped(begin.append(sentence(change)));
    }

    private String sentence(Change change) {
        ProcessFacts who = change.who();
        return switch (change) {
            case Change.Born b ->
                    called(who, after) + ", child of " + parent(who.parent(), after) + asked(who);
            case Change.Died d -> called(who, before) + ": " + ending(who) + ".";
            case Change.Adopted a ->
                    called(who, after)
                            + ": its parent "
                            + parent(a.from(), before)
                            + " has ended, "
                            + parent(a.by(), after)
                            + " adopted it.";
            case Change.Zombie z ->
                    called(who, before)
                            + ": it has ended, but its parent "
                            + parent(who.parent(), after)
                            + " has not asked how. Only its row in the kernel's table is left.";
            case Change.State s ->
                    called(who, after)
                            + ": "
                            + s.from().word()
                            + " before, "
                            + who.state().word()
                            + " now.";
            case Change.Program p ->
                    called(who, after)
                            + ": the same process, but it ran "
                            + brief(p.from())
                            + " before.";
        };
    }

    private static boolean stopped(Change.State change) {
        ProcessState now = change.who().state();
        return now == ProcessState.STOPPED || now == ProcessState.TRACED;
    }

    private String called(ProcessFacts who, Snapshot snapshot) {
        String command = who.state().ended() ? beforeItEnded(who) : who.command();
        return Who.is(who, snapshot) + " (pid " + who.pid() + ", " + brief(command) + ")";
    }

    private String beforeItEnded(ProcessFacts who) {
        return before.same(who).map(ProcessFacts::command).orElse(who.command());
    }

    private String brief(String command) {
        return ShortCommand.of(command, LONGEST_COMMAND, console.style());
    }

    private static String parent(long pid, Snapshot snapshot) {
        if (pid == 0) {
            return "a process out of sight";
        }
        String name =
                snapshot.find(pid)
                        .map(process -> Who.is(process, snapshot))
                        .orElse(snapshot.outsiders().getOrDefault(pid, ""));
        return name.isEmpty() ? "pid " + pid : name + " (pid " + pid + ")";
    }

    private static String asked(ProcessFacts who) {
        String line = who.asked().map(Asked::line).orElse("");
        return line.isEmpty() ? "." : "; asked for by: " + line;
    }

    private String ending(ProcessFacts who) {
        return watch.ending(who)
                .map(ExitStatus::toString)
                .orElse("how it ended only its parent was told");
    }

    private Map<String, Object> json(Change change) {
        Map<String, Object> json = new LinkedHashMap<>();
        ProcessFacts who = change.who();
        boolean gone = change instanceof Change.Died;
        json.put("change", word(change));
        json.put("pid", who.pid());
        json.put("who", Who.is(who, gone ? before : after));
        json.put("command", who.command());
        json.put("state", gone ? null : String.valueOf(who.state().letter()));
        json.put("ending", gone ? watch.ending(who).map(ChangeWords::json).orElse(null) : null);
        json.put("from", from(change));
        json.put("to", change instanceof Change.Adopted adopted ? adopted.by() : null);
        return json;
    }

    private static String word(Change change) {
        return switch (change) {
            case Change.Born b -> "born";
            case Change.Died d -> "died";
            case Change.Adopted a -> "adopted";
            case Change.Zombie z -> "zombie";
            case Change.State s -> stopped(s) ? "stopped" : "continued";
            case Change.Program p -> "program";
        };
    }

    private static Object from(Change change) {
        return switch (change) {
            case Change.Adopted adopted -> adopted.from();
            case Change.State state -> String.valueOf(state.from().letter());
            case Change.Program program -> program.from();
            default -> null;
        };
    }

    private static Map<String, Object> json(ExitStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", status instanceof ExitStatus.Exited(int code) ? code : null);
        json.put("signal", status instanceof ExitStatus.Signalled s ? s.signal().name() : null);
        return json;
    }

    List<Object> json(List<Change> changes, List<Live> lived) {
        List<Object> list = new ArrayList<>();
        changes.forEach(change -> list.add(json(change)));
        for (Live live : lived) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("change", "lived");
            json.put("pid", live.pid());
            json.put("who", live.name());
            json.put("command", live.what());
            json.put("state", null);
            json.put("ending", Watch.ending(live).map(ChangeWords::json).orElse(null));
            json.put("from", null);
            json.put("to", null);
            list.add(json);
        }
        return list;
    }
}
