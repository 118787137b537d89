package io.forkshop.app.command;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

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
}
