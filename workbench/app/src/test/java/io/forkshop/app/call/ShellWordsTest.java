package io.forkshop.app.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.runtime.process.ChildProcesses;

import org.junit.jupiter.api.Test;

import java.util.List;

class ShellWordsTest {
    @Test
    void plainWordsStayAndAllElseIsQuoted() {
        assertEquals("ls -l /tmp a=b", ShellWords.of(List.of("ls", "-l", "/tmp", "a=b")));
        assertEquals("'ls -l'", ShellWords.of(List.of("ls -l")));
        assertEquals("'' '*' '$HOME'", ShellWords.of(List.of("", "*", "$HOME")));
        assertEquals("'it'\\''s'", ShellWords.of(List.of("it's")));
    }

    /** The proof is a shell: it reads back what was shown. */
    @Test
    void aShellReadsBackTheSameArguments() throws Exception {
        List<String> odd =
                List.of("", "a b", "it's", "*", "$(x)", "`x`", "\"", "\\", "-n", "~", "\u65e5");
        String line = "printf '%s\\0' " + ShellWords.of(odd);
        assertEquals(String.join("\0", odd) + "\0", ChildProcesses.execSync(line));
    }
}
