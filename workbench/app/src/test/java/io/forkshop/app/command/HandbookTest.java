package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The book made from the prompt, by a process of its own that is gone afterwards. */
class HandbookTest extends AtThePrompt {
    @Test
    void theBookIsMadeWhereOneWantsIt() {
        Path out = home.resolve("book");
        assertEquals(0, prompt.type("handbook html --out " + out), prompt::err);
        assertTrue(Files.exists(out.resolve("html/zh/2-fork.html")));
        assertTrue(prompt.out().startsWith(out + "/html/index.html  ("), prompt::out);
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        assertEquals(1, prompt.type("handbook html --out " + file));
        assertTrue(prompt.err().contains("No html: "), prompt::err);
    }

    @Test
    void otherFormatsAndLanguagesAreNotUnderstood() {
        assertEquals(2, prompt.type("handbook docx"));
        assertEquals(2, prompt.type("handbook pdf --lang fr"));
        assertEquals(2, prompt.type("handbook html --out"));
    }
}
