package io.forkshop.app.call;

import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The options that were typed, checked: the library's, and the Java that makes them. */
public final class Settings {
    private final Form form;
    private final List<Setting> all = new ArrayList<>();

    /**
     * @param folders where a directory is looked for, by the name that was typed
     */
    private Settings(Typed typed, Function<String, Path> folders) {
        form = typed.form();
        if (typed.has(Flag.SHELL)) {
            all.add(shell(typed.last(Flag.SHELL)));
        }
        if (typed.has(Flag.CWD)) {
            all.add(cwd(folders.apply(typed.last(Flag.CWD))));
        }
        if (typed.has(Flag.ENV)) {
            all.add(env(typed.all(Flag.ENV)));
        }
        if (typed.has(Flag.STDIO)) {
            all.add(stdio(StdioList.of(typed.last(Flag.STDIO), form)));
        }
        if (typed.has(Flag.INPUT)) {
            all.add(input(Values.text(typed.last(Flag.INPUT))));
        }
        if (typed.has(Flag.TIMEOUT)) {
            all.add(timeout(Values.time(typed.last(Flag.TIMEOUT))));
        }
        if (typed.has(Flag.KILL_SIGNAL)) {
            all.add(killSignal(Values.signal(typed.last(Flag.KILL_SIGNAL))));
        }
        if (typed.has(Flag.TREE)) {
            all.add(tree());
        }
        if (typed.has(Flag.MAX_BUFFER)) {
            all.add(maxBuffer(Values.bytes(typed.last(Flag.MAX_BUFFER))));
        }
        if (typed.has(Flag.SERIALIZATION)) {
            all.add(serialization(Values.serialization(typed.last(Flag.SERIALIZATION))));
        }
        if (typed.has(Flag.DETACHED)) {
            all.add(detached());
        }
    }

    /** Throws {@link NotUnderstood} for a value that cannot be meant. */
    public static Settings of(Typed typed, Function<String, Path> folders) {
        return new Settings(typed, folders);
    }

    public SpawnOptions spawn() {
        SpawnOptions options = SpawnOptions.defaults();
        for (Setting setting : all) {
            options = setting.spawn().apply(options);
        }
        return options;
    }

    public ForkOptions fork() {
        ForkOptions options = ForkOptions.defaults();
        for (Setting setting : all) {
            options = setting.fork().apply(options);
        }
        return options;
    }

    public ExecOptions exec() {
        ExecOptions options = ExecOptions.defaults();
        for (Setting setting : all) {
            options = setting.exec().apply(options);
        }
        return options;
    }

    Form form() {
        return form;
    }

    /** Whether nothing but the defaults is wanted. */
    boolean none() {
        return all.isEmpty();
    }

    /** Statements that the expression needs above it. */
    List<String> javaBefore() {
        return all.stream().flatMap(setting -> setting.before().stream()).toList();
    }

    /** Such as {@code SpawnOptions.defaults().detached(true)}. */
    String java() {
        StringBuilder text = new StringBuilder(form.options() + ".defaults()");
        all.forEach(setting -> text.append(setting.call()));
        return text.toString();
    }

    private static Setting shell(String program) {
        return program.isEmpty()
                ? new Setting(".shell(true)", o -> o.shell(true), o -> o, o -> o.shell(true))
                : new Setting(
                        ".shell(" + JavaText.literal(program) + ")",
                        o -> o.shell(program),
                        o -> o,
                        o -> o.shell(program));
    }

    private static Setting cwd(Path folder) {
        return new Setting(
                ".cwd(Path.of(" + JavaText.literal(folder.toString()) + "))",
                o -> o.cwd(folder),
                o -> o.cwd(folder),
                o -> o.cwd(folder));
    }

    private static Setting env(List<String> entries) {
        long adding = entries.stream().filter(entry -> entry.startsWith("+")).count();
        if (adding > 0 && adding < entries.size()) {
            throw new NotUnderstood(
                    "--env K=V replaces our environment and --env +K=V adds to it; write all with"
                            + " + or none.");
        }
        if (adding == 0) {
            Map<String, String> whole = Values.environment(entries);
            return new Setting(
                    ".env(" + JavaText.map(whole) + ")",
                    o -> o.env(whole),
                    o -> o.env(whole),
                    o -> o.env(whole));
        }
        return envWithOurs(Values.environment(entries.stream().map(e -> e.substring(1)).toList()));
    }

    private static Setting envWithOurs(Map<String, String> more) {
        List<String> before = new ArrayList<>();
        before.add("var env = new HashMap<>(System.getenv());");
        more.forEach(
                (name, value) ->
                        before.add(
                                "env.put("
                                        + JavaText.literal(name)
                                        + ", "
                                        + JavaText.literal(value)
                                        + ");"));
        Map<String, String> whole = new HashMap<>(System.getenv());
        whole.putAll(more);
        return new Setting(
                before, ".env(env)", o -> o.env(whole), o -> o.env(whole), o -> o.env(whole));
    }

    private static Setting stdio(List<Stdio> items) {
        Stdio[] array = items.toArray(Stdio[]::new);
        return new Setting(
                ".stdio(" + StdioList.java(items) + ")",
                o -> o.stdio(array),
                o -> o.stdio(array),
                o -> o.stdio(array));
    }

    private static Setting input(String text) {
        return new Setting(
                ".input(" + JavaText.literal(text) + ")",
                o -> o.input(text),
                o -> o,
                o -> o.input(text));
    }

    private static Setting timeout(Duration time) {
        return new Setting(
                ".timeout(" + JavaText.of(time) + ")",
                o -> o.timeout(time),
                o -> o.timeout(time),
                o -> o.timeout(time));
    }

    private static Setting killSignal(Signal signal) {
        return new Setting(
                ".killSignal(" + JavaText.signal(signal) + ")",
                o -> o.killSignal(signal),
                o -> o.killSignal(signal),
                o -> o.killSignal(signal));
    }

    private static Setting tree() {
        return new Setting(
                ".wholeTree(true)",
                o -> o.wholeTree(true),
                o -> o.wholeTree(true),
                o -> o.wholeTree(true));
    }

    private static Setting maxBuffer(int bytes) {
        return new Setting(".maxBuffer(" + bytes + ")", o -> o, o -> o, o -> o.maxBuffer(bytes));
    }

    private static Setting serialization(Serialization spoken) {
        return new Setting(
                ".serialization(" + JavaText.of(spoken) + ")",
                o -> o,
                o -> o.serialization(spoken),
                o -> o);
    }

    private static Setting detached() {
        return new Setting(".detached(true)", o -> o.detached(true), o -> o.detached(true), o -> o);
    }
}
