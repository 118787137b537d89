package io.forkshop.app.handbook.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The book as somebody uses it who has opened its folder, without a server. */
class BrowserTest {
    private static final Path CHAPTERS = Path.of("../../chapters");

    @TempDir static Path book;
    @TempDir static Path profile;

    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        HtmlBook.write(CHAPTERS, book);
        browser = Browser.open(book, profile);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void wide() {
        browser.size(1280, 900);
        browser.visit("en/2-fork.html");
        browser.run("localStorage.clear()");
    }

    @Test
    void sectionsAreWalkedWithKeys() {
        browser.type("n");
        browser.until("the next section", () -> browser.place().equals("en/3-create.html"));
        browser.type("p");
        browser.until("the one before", () -> browser.place().equals("en/2-fork.html"));
    }

    @Test
    void searchFindsAPageAndGoesThere() {
        browser.type("/");
        browser.type("PSS memory");
        browser.until("a result", () -> browser.one("#results").isDisplayed());
        assertTrue(browser.one("#results a").getText().startsWith("2.4 "));
        browser.type(Keys.ARROW_DOWN);
        browser.type(Keys.ENTER);
        browser.until("the page", () -> browser.place().equals("en/2-fork.html#p2-4"));
    }

    @Test
    void searchKnowsChineseAndSaysWhenThereIsNothing() {
        browser.visit("zh/index.html");
        browser.type("/");
        browser.type("父进程");
        browser.until("a result", () -> browser.one("#results").isDisplayed());
        browser.type(Keys.ESCAPE);
        browser.one("#search").sendKeys("qqqq");
        browser.until("that it says so", () -> browser.one("#found").getText().equals("没有找到"));
    }

    @Test
    void aLineIsCopiedAsItIsTyped() {
        browser.one(".try .copy").click();
        browser.until(
                "that it says so", () -> browser.one(".try .copy").getText().equals("Copied"));
        browser.one("#search").sendKeys(Keys.chord(Keys.CONTROL, "v"));
        browser.until(
                "what was copied",
                () -> browser.one("#search").getDomProperty("value").equals("fork echo.java"));
    }

    @Test
    void aProgramIsCopiedWithoutMarksAndColours() {
        String file = browser.one(".listing .title").getText();
        String copied = (String) browser.run("return textOf(document.querySelector('pre code'))");
        assertEquals(program(file), copied.strip());
    }

    private static String program(String name) {
        try {
            return Files.readString(Path.of("../../chapters/2-fork", name)).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theChosenThemeIsKept() {
        assertEquals(null, browser.run("return document.documentElement.dataset.theme"));
        browser.type("t");
        browser.visit("en/3-create.html");
        assertEquals("dark", browser.run("return document.documentElement.dataset.theme"));
    }

    @Test
    void aQuestionMarkTellsTheKeys() {
        browser.type("?");
        browser.until("the keys", () -> browser.one("#keys").isDisplayed());
        browser.type(Keys.ESCAPE);
        browser.until("no keys", () -> !browser.one("#keys").isDisplayed());
    }

    /** The page's own thread cannot draw while it computes; a worker leaves it free. */
    @Test
    void thePageFreezesWithoutAWorkerAndNotWithOne() {
        String file = "en/5-analogy.html";
        assumeTrue(Files.exists(book.resolve(file)), "this book has no section 5 yet");
        browser.visit(file);
        long frozen = framesDuring("#demo-page");
        long running = framesDuring("#demo-worker");
        assertTrue(frozen <= 1, frozen + " frames while the page's thread computed");
        assertTrue(running > 5, running + " frames while a worker computed");
    }

    private static long framesDuring(String button) {
        browser.run("delete document.getElementById('demo-said').dataset.frames");
        // By the keyboard: the page is long, and scrolls smoothly to what is clicked.
        browser.run("document.querySelector('" + button + "').focus()");
        browser.type(Keys.ENTER);
        String frames = "return document.getElementById('demo-said').dataset.frames ?? ''";
        browser.until("the result", () -> !browser.run(frames).equals(""));
        return Long.parseLong((String) browser.run(frames));
    }

    @Test
    void onAPhoneNothingIsWiderThanThePage() {
        browser.size(500, 900); // no headless window is narrower
        for (String file : List.of("en/2-fork.html", "zh/claims.html", "en/all.html")) {
            browser.visit(file);
            Object wider =
                    browser.run(
                            "return document.documentElement.scrollWidth"
                                    + " - document.documentElement.clientWidth");
            assertEquals(0L, wider, file);
        }
    }

    @Test
    void noPageHasAnythingToComplainOf() throws IOException {
        List<String> complaints = new ArrayList<>();
        browser.log(); // what other tests have caused
        try (Stream<Path> files = Files.walk(book)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
                browser.visit(book.relativize(file).toString());
                browser.run("document.getElementById('search')?.focus()"); // loads the index
                browser.log().forEach(line -> complaints.add(file + ": " + line));
            }
        }
        assertEquals(List.of(), complaints);
    }

    @ParameterizedTest
    @CsvSource({
        "en/index.html,light", "en/2-fork.html,light", "en/2-fork.html,dark",
        "zh/3-create.html,dark", "zh/claims.html,light", "en/all.html,light"
    })
    void axeFindsNoSeriousProblem(String file, String theme) throws IOException {
        browser.run("localStorage.setItem('forkshop-theme', '" + theme + "')");
        browser.visit(file);
        assertEquals(List.of(), browser.seriousProblems());
    }
}
