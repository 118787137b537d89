package io.forkshop.app.handbook;

import io.forkshop.app.course.Page;
import io.forkshop.app.course.PageJson;
import io.forkshop.app.course.Toc;
import io.forkshop.app.course.TocJson;
import io.forkshop.app.handbook.Press.Pressed;
import io.forkshop.runtime.channel.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The build's step from chapters to pages: {@code PressPages CHAPTERS OUTPUT} writes {@code
 * OUTPUT/{en,zh}/<page id>.json} and a {@code toc.json} beside them. When nothing has changed since
 * the last time it returns at once, without starting Asciidoctor.
 */
public final class PressPages {
    private static final Pattern SECTION = Pattern.compile("(\\d+)-[a-z0-9-]+");

    private final Path chapters;
    private final Path output;

    PressPages(Path chapters, Path output) {
        this.chapters = chapters;
        this.output = output;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 2 || !Files.isDirectory(Path.of(args[0]))) {
            System.err.println("usage: PressPages CHAPTERS OUTPUT, both folders");
            System.exit(2);
        }
        try {
            new PressPages(Path.of(args[0]).normalize(), Path.of(args[1]).normalize()).run();
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
    }

    /** True when pages were written, false when they were up to date. */
    boolean run() throws IOException {
        Path mark = output.resolve("fingerprint");
        String fingerprint = Fingerprint.of(chapters);
        if (Files.exists(mark) && Files.readString(mark).equals(fingerprint)) {
            return false;
        }
        clear(); // the mark goes first and comes last: pages without it are not trusted
        try (Press press = new Press()) {
            pressAll(press);
        }
        Files.writeString(mark, fingerprint);
        return true;
    }

    private void pressAll(Press press) throws IOException {
        List<Pressed> english = new ArrayList<>();
        List<Pressed> chinese = new ArrayList<>();
        for (Path folder : sections()) {
            Pressed original = press.press(folder.resolve("section.adoc"), "en");
            Path translation = folder.resolve("section.zh.adoc");
            english.add(original);
            if (Files.exists(translation)) {
                Pressed translated = press.press(translation, "zh");
                Parity.require(original, translated, translation);
                chinese.add(translated);
            } else {
                chinese.add(original); // its pages say that they are in English
            }
        }
        Links.require(english, chapters);
        Links.require(chinese, chapters);
        write("en", english);
        write("zh", chinese);
    }

    private List<Path> sections() throws IOException {
        try (var folders = Files.list(chapters)) {
            return folders.filter(folder -> number(folder) >= 0)
                    .filter(folder -> Files.exists(folder.resolve("section.adoc")))
                    .sorted(Comparator.comparingInt(PressPages::number))
                    .toList();
        }
    }

    private static int number(Path folder) {
        var name = SECTION.matcher(folder.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : -1;
    }

    private void write(String language, List<Pressed> sections) throws IOException {
        Path folder = Files.createDirectories(output.resolve(language));
        Toc toc = new Toc(sections.stream().map(Pressed::section).toList());
        Files.writeString(folder.resolve("toc.json"), Json.write(TocJson.write(toc)) + "\n");
        for (Pressed section : sections) {
            for (Page page : section.pages()) {
                Path file = folder.resolve(page.id() + ".json");
                Files.writeString(file, Json.write(PageJson.write(page)) + "\n");
            }
        }
    }

    private void clear() throws IOException {
        Files.deleteIfExists(output.resolve("fingerprint"));
        for (String language : List.of("en", "zh")) {
            Path folder = Files.createDirectories(output.resolve(language));
            try (var stale = Files.list(folder)) {
                for (Path file : stale.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
