package io.forkshop.app.command;

import static io.forkshop.app.Until.until;

import io.forkshop.app.inspect.ProcessFacts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** A test that types lines; afterwards the session is ended, and nothing of it may be left. */
abstract class AtThePrompt {
    @TempDir Path home;
    Typing prompt;

    @BeforeEach
    void open() {
        prompt = new Typing(home);
    }

    @AfterEach
    void close() {
        prompt.close();
    }

    /** A child whose parent, s1, will not collect its exit status: kill it, and it is a zombie. */
    final ProcessFacts childOfOneThatNeverAsks() {
        prompt.type("spawn sh -c 'sleep 1000 & exec sleep 1001'");
        until("both run what they should", () -> sleepers().size() == 2);
        return sleepers().stream()
                .filter(p -> p.command().equals("sleep 1000"))
                .findFirst()
                .orElseThrow();
    }

    private List<ProcessFacts> sleepers() {
        return prompt.session.watch().now().learners().stream()
                .filter(p -> p.command().startsWith("sleep 100"))
                .toList();
    }
}
