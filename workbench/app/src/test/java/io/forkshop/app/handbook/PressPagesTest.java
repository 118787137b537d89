package io.forkshop.app.handbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

class PressPagesTest {
    @TempDir Path chapters;
    @TempDir Path output;

    @Test
    void pagesAreWrittenOnceAndThenOnlyWhenSomethingChanged() throws IOException {
        section("2-fork", "section.adoc", "[#p2-1]\n== A page\n\nSee <<p4-1>>.\n");
        section("2-fork", "section.zh.adoc", "[#p2-1]\n== 一页\n\n文字\n");
        section("4-messages", "section.adoc", "[#p4-1]\n== Another\n\nWords.\n");
        var pages = new PressPages(chapters, output);

        assertTrue(pages.run(), "the first time");
        Map<String, String> first = written();
        assertFalse(pages.run(), "nothing changed");
        Files.delete(output.resolve("fingerprint"));
        Files.writeString(output.resolve("en/9.9.json"), "stale");
        assertTrue(pages.run(), "no fingerprint");
        assertEquals(first, written());

        String files = "[en/2.1.json, en/4.1.json, en/toc.json, fingerprint,";
        assertEquals(files + " zh/2.1.json, zh/4.1.json, zh/toc.json]", "" + first.keySet());
        assertTrue(first.get("zh/2.1.json").contains("\"language\":\"zh\""));
        assertTrue(first.get("zh/4.1.json").contains("\"language\":\"en\""), "not translated");
    }

    @Test
    void aRefusedChapterLeavesNothingThatLooksDone() throws IOException {
        section("2-fork", "section.adoc", "[#p2-1]\n== A page\n\n....\nx\n....\n");
        var pages = new PressPages(chapters, output);
        assertThrows(Refusal.class, pages::run);
        assertFalse(Files.exists(output.resolve("fingerprint")));
        assertThrows(Refusal.class, pages::run, "and it is refused again");
    }

    @Test
    void aTranslationAsksForTheSame() throws IOException {
        section("2-fork", "section.adoc", "[#p2-1]\n== A page\n\ntry::ps[]\n");
        section("2-fork", "section.zh.adoc", "[#p2-1]\n== 一页\n\ntry::tree[]\n");
        var refusal = assertThrows(Refusal.class, new PressPages(chapters, output)::run);
        String sentence = "Page 2.1 asks for [tree] where section.adoc asks for [ps].";
        assertTrue(refusal.getMessage().endsWith(sentence), refusal::getMessage);
    }

    @Test
    void aLinkToAPageThatDoesNotExistIsRefused() throws IOException {
        section("2-fork", "section.adoc", "[#p2-1]\n== A page\n\nxref:p9-1[there]\n");
        var refusal = assertThrows(Refusal.class, new PressPages(chapters, output)::run);
        assertTrue(refusal.getMessage().contains("links to page 9.1"), refusal::getMessage);
    }

    private void section(String folder, String name, String pages) throws IOException {
        Path file = Files.createDirectories(chapters.resolve(folder)).resolve(name);
        Files.writeString(file, "= A section\n\n" + pages);
    }

    private Map<String, String> written() throws IOException {
        Map<String, String> written = new TreeMap<>();
        try (var files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                written.put(output.relativize(file).toString(), Files.readString(file));
            }
        }
        return written;
    }
}
