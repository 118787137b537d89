package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.command.live.TopText;
import io.forkshop.app.inspect.Glossary;
import io.forkshop.app.inspect.ProcessState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

class ExplainTest {
    @TempDir Path home;

    @Test
    void everyColumnOfEveryViewHasAPage() {
        for (var language : List.of("en", "zh")) {
            var glossary = Glossary.in(language);
            for (var views :
                    List.<Collection<String>>of(
                            Ps.COLUMNS,
                            FactsTable.headings(),
                            TopText.COLUMNS,
                            HistoryCommand.COLUMNS,
                            InspectText.THREAD_COLUMNS,
                            InspectText.LIMIT_COLUMNS)) {
                views.forEach(
                        column ->
                                assertTrue(
                                        glossary.page(column).isPresent(),
                                        column + " in " + language));
            }
        }
    }

    @Test
    void everyStateAndEveryPartOfInspectHasAPage() {
        var glossary = Glossary.in("en");
        for (var state : ProcessState.values()) {
            if (state != ProcessState.UNKNOWN) {
                assertTrue(glossary.page("" + state.letter()).isPresent(), state.toString());
            }
        }
        for (var part : InspectCommand.PARTS) {
            assertTrue(part.equals("all") || glossary.page(part).isPresent(), part);
        }
        for (var word : List.of("PSS", "zombie", "pgid", "sid", "nonvoluntary", "RSS")) {
            assertTrue(glossary.page(word).isPresent(), word);
        }
    }

    @Test
    void everyWordLeadsToAPageInBothLanguages() {
        var english = Glossary.in("en");
        var chinese = Glossary.in("zh");
        for (var word : english.all()) {
            assertTrue(english.page(word).isPresent(), word);
            var page = chinese.page(word).orElseThrow().paragraphs();
            assertFalse(page.equals(english.page(word).orElseThrow().paragraphs()), word);
            assertTrue(String.join("", page).codePoints().anyMatch(c -> c > 0x4e00), word);
        }
    }

    @Test
    void aPageFitsTheScreenAndANearMissIsNamed() {
        try (var narrow = new Typing(home, 40)) {
            var lines = new ArrayList<String>();
            Glossary.in("en").words().forEach(w -> lines.addAll(narrow.says("explain " + w)));
            assertTrue(lines.stream().allMatch(line -> line.length() <= 40), lines::toString);
            assertEquals(
                    "There is no page about 'zombi'. Did you mean 'zombie'? 'explain' lists them.",
                    narrow.says("explain zombi").getFirst());
            assertEquals(1, narrow.type("explain zombi"));
            assertTrue(narrow.says("explain").toString().contains("zombie"));
        }
    }
}
