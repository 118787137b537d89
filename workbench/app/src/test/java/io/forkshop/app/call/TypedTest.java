package io.forkshop.app.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class TypedTest {
    @Test
    void optionsStandBeforeTheProgram() {
        Typed typed = read(Form.SPAWN, "--timeout", "2s", "--detached", "ls", "-l");
        assertEquals("2s", typed.last(Flag.TIMEOUT));
        assertTrue(typed.has(Flag.DETACHED));
        assertEquals(List.of("ls", "-l"), typed.rest());
        assertEquals(3, typed.from());
    }

    @Test
    void whatFollowsTheProgramIsItsOwn() {
        Typed typed = read(Form.SPAWN, "echo", "--show", "--nosuch");
        assertFalse(typed.show());
        assertEquals(List.of("echo", "--show", "--nosuch"), typed.rest());
    }

    @Test
    void aValueMayStandBehindAnEqualsSign() {
        Typed typed = read(Form.EXEC, "--env=A=b=c", "--env", "D=", "x");
        assertEquals(List.of("A=b=c", "D="), typed.all(Flag.ENV));
    }

    @Test
    void twoDashesEndTheOptions() {
        Typed typed = read(Form.EXEC_FILE, "--show", "--", "--odd-program");
        assertTrue(typed.show());
        assertEquals(List.of("--odd-program"), typed.rest());
        assertEquals(2, typed.from());
    }

    @Test
    void aShellIsNamedOnlyBehindAnEqualsSign() {
        assertEquals("", read(Form.SPAWN, "--shell", "ls").last(Flag.SHELL));
        assertEquals("/bin/bash", read(Form.SPAWN, "--shell=/bin/bash", "ls").last(Flag.SHELL));
    }

    @Test
    void theLastOfTwoCounts() {
        assertEquals("2s", read(Form.FORK, "--timeout", "1s", "--timeout=2s").last(Flag.TIMEOUT));
    }

    @Test
    void anUnknownOptionIsRefusedWithThoseThatAreKnown() {
        NotUnderstood e = refused(Form.EXEC, "--timeot", "2s", "ls");
        assertEquals("--timeot", e.typed());
        assertTrue(e.known().contains("--timeout"));
    }

    @Test
    void whatAFormCannotHaveIsRefusedWithTheReason() {
        assertTrue(refused(Form.FORK, "--shell", "x").getMessage().contains("never a shell"));
        assertTrue(refused(Form.FORK, "--input=x", "x").getMessage().contains("messages"));
        assertTrue(refused(Form.SPAWN, "--max-buffer", "1").getMessage().contains("collects"));
        assertTrue(refused(Form.EXEC, "--detached", "x").getMessage().contains("waits"));
    }

    @Test
    void aValueThatIsMissingOrTooManyIsRefused() {
        assertTrue(refused(Form.EXEC, "--timeout").getMessage().contains("needs a value"));
        assertTrue(refused(Form.EXEC, "--show=yes", "x").getMessage().contains("no value"));
    }

    private static Typed read(Form form, String... words) {
        return Typed.read(form, List.of(words));
    }

    private static NotUnderstood refused(Form form, String... words) {
        return assertThrows(NotUnderstood.class, () -> read(form, words));
    }
}
