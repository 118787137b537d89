package io.forkshop.app.handbook.html;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.Until;

import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;

/** A real Chromium without a window, which opens files of the book. */
final class Browser implements AutoCloseable {
    final ChromeDriver driver;
    private final Path book;

    private Browser(Path book, Path chromium, Path service, Path profile) {
        this.book = book;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--lang=en");
        options.addArguments("--disable-dev-shm-usage", "--user-data-dir=" + profile);
        LoggingPreferences all = new LoggingPreferences();
        all.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", all);
        var beside =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(service.toFile())
                        .usingAnyFreePort()
                        .withSilent(true)
                        .build();
        driver = new ChromeDriver(beside, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    }

    /** Skips the test where Chromium, or what drives it, is not installed. */
    static Browser open(Path book, Path profile) {
        Optional<Path> chromium = found("chromium", "chromium-browser", "google-chrome");
        Optional<Path> service = found("chromedriver");
        assumeTrue(
                chromium.isPresent() && service.isPresent(),
                "no chromium with chromedriver here: apt install chromium chromium-driver");
        return new Browser(book, chromium.get(), service.get(), profile);
    }

    private static Optional<Path> found(String... names) {
        List<String> folders = List.of(System.getenv("PATH").split(":"));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void visit(String file) {
        driver.get(book.resolve(file).toUri().toString());
    }

    /** The file of the book that is open, with the place in it. */
    String place() {
        return driver.getCurrentUrl().replaceFirst("^.*/(?=(en|zh)/)", "");
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    Object run(String script) {
        return ((JavascriptExecutor) driver).executeScript(script);
    }

    void type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    WebElement one(String selector) {
        return driver.findElement(org.openqa.selenium.By.cssSelector(selector));
    }

    void until(String what, BooleanSupplier holds) {
        Until.until(what + " in " + place(), holds);
    }

    /** What was logged since the last call. */
    List<String> log() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Ids of the rules that this page breaks seriously, each with its first culprit. */
    List<String> seriousProblems() throws IOException {
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        Object result =
                ((JavascriptExecutor) driver)
                        .executeAsyncScript(
                                "const done = arguments[0];axe.run({preload: false}).then(r =>"
                                        + " done({violations: r.violations}))");
        return ((List<?>) ((Map<?, ?>) result).get("violations"))
                .stream()
                        .map(Map.class::cast)
                        .filter(rule -> List.of("serious", "critical").contains(rule.get("impact")))
                        .map(
                                rule ->
                                        rule.get("id")
                                                + " "
                                                + ((List<?>) rule.get("nodes")).getFirst())
                        .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
