package io.forkshop.app.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a second Tab says, and how our own API is found again under JShell's signatures. */
class DocumentationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "boolean ChildProcess.send(Object message) → ChildProcess.send(Object)",
                "void A.b(java.util.Map<String, List<? super X>> m, int... n) → A.b(Map,int...)",
                "<T>T a.b.A.f(java.util.function.Supplier<T>) → A.f(Supplier)",
                "int A.n() → A.n()",
                "A(int a) → A(int)",
                "Outer.Inner(Outer.Kind kind) → Inner(Kind)",
                "R R(int x, Optional<Path> y).cwd(Path p) → R.cwd(Path)",
                "class io.forkshop.Stdio → Stdio"
            })
    void aSignatureIsFoundUnderItsTypes(String signature, String key) {
        assertEquals(key, DocumentationFile.key(signature));
    }

    @Test
    void ourOwnApiIsDocumentedAtBuildTime() {
        Documentation send =
                DocumentationFile.ours().of("boolean ChildProcess.send(java.lang.Object)").get();
        assertEquals("boolean ChildProcess.send(Object message)", send.signature());
        assertFalse(send.text().isBlank());
        assertTrue(DocumentationFile.ours().of("X X.nobodys(int)").isEmpty());
        assertTrue(DocumentationFile.ours().names("fork("));
    }

    @Test
    void aCommentBecomesSentences() {
        String comment =
                """
                 Sends {@code a <b>} to {@link Foo#bar(int) the bar} and {@link #baz}.
                 More &lt;here&gt; (node-spec 7.13).
                <p>Another paragraph.
                @param a nothing
                """;
        assertEquals("Sends a <b> to the bar and baz. More <here>.", Javadoc.summary(comment));
    }
}
