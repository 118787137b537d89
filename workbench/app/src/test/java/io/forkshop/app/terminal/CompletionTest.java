package io.forkshop.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.app.terminal.Assistant.Choices;

import org.junit.jupiter.api.Test;

import java.util.List;

class CompletionTest {
    @Test
    void theOnlyChoiceIsFinishedWithABlank() {
        assertEquals("fork ", Completion.of("fo", new Choices(0, List.of("fork"))).text());
    }

    @Test
    void aFolderGoesOn() {
        assertEquals("fork a/", Completion.of("fork a", new Choices(5, List.of("a/"))).text());
    }

    @Test
    void severalChoicesAreFollowedAsFarAsTheyAgree() {
        Completion completion =
                Completion.of("k e", new Choices(2, List.of("echo.java", "echo.js")));
        assertEquals(new Completion("k echo.j", List.of()), completion);
    }

    @Test
    void choicesThatAgreeNoFurtherAreOffered() {
        List<String> both = List.of("echo.java", "echo.js");
        assertEquals(
                new Completion("k echo.j", both), Completion.of("k echo.j", new Choices(2, both)));
    }

    @Test
    void withoutAChoiceNothingChanges() {
        assertEquals(
                new Completion("xyz", List.of()), Completion.of("xyz", new Choices(0, List.of())));
    }

    @Test
    void aBlankInANameDoesNotEndTheWord() {
        assertEquals(
                "fork my\\ w.js ",
                Completion.of("fork m", new Choices(5, List.of("my w.js"))).text());
    }

    @Test
    void offersStandInColumns() {
        List<Text> lines = Completion.columns(List.of("aa", "b", "c"), 8);
        assertEquals(List.of("aa  c", "b"), lines.stream().map(Text::plain).toList());
    }
}
