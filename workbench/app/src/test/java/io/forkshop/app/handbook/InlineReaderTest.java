package io.forkshop.app.handbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.forkshop.app.course.Inline;
import io.forkshop.app.course.Inline.Kind;
import io.forkshop.app.course.Inline.Span;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class InlineReaderTest {
    @Test
    void tagsBecomeKinds() {
        assertEquals(
                List.of(
                        new Span("a ", Kind.PLAIN),
                        new Span("b", Kind.STRONG),
                        new Span("c", Kind.EM),
                        new Span("d", Kind.CODE)),
                read("a <strong>b</strong><em>c</em><code>d</code>"));
    }

    @Test
    void codeInsideStrongIsCode() {
        assertEquals(
                List.of(new Span("a", Kind.STRONG), new Span("b", Kind.CODE)),
                read("<strong>a<code>b</code></strong>"));
    }

    @Test
    void whatWasEscapedIsReadOnce() {
        assertEquals("a < b && \"c\" &lt;", plain("a &lt; b &amp;&amp; &#34;c&#34; &amp;lt;"));
        assertEquals("it’s…", plain("it&#8217;s&#8230;&#8203;"));
    }

    @Test
    void aLinkKeepsWhereItLeads() {
        assertEquals(
                List.of(new Span("Node", Kind.LINK, "https://x.org/?a=1&b=2")),
                read("<a href=\"https://x.org/?a=1&amp;b=2\">Node</a>"));
        assertEquals(
                List.of(new Span("start", Kind.LINK, "2.1")), read("<a href=\"#p2-1\">start</a>"));
    }

    @Test
    void anAddressInsideACommandIsPartOfTheCommand() {
        assertEquals(
                List.of(new Span("curl http://127.0.0.1:1/ -v", Kind.CODE)),
                read(
                        "<code>curl <a href=\"http://127.0.0.1:1/\">http://127.0.0.1:1/</a>"
                                + " -v</code>"));
        assertEquals(
                List.of(new Span("fork", Kind.LINK, "2.3")),
                read("<a href=\"#p2-3\"><code>fork</code></a>"));
    }

    @Test
    void aLineEndIsABlankExceptBetweenChineseSigns() {
        assertEquals("one two", plain("one\ntwo"));
        assertEquals("进程，线程", plain("进程，\n线程"));
        assertEquals("用 fork", plain("用\nfork"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>x</script>",
                "a<br>b",
                "<span class=\"image\">x</span>",
                "<a href=\"javascript:x\">y</a>",
                "<a href=\"data:text/html,x\">y</a>",
                "<a href=\"#elsewhere\">y</a>",
                "&eacute;"
            })
    void whatAPageCannotShowIsRefused(String html) {
        assertThrows(IllegalArgumentException.class, () -> InlineReader.read(html));
    }

    private static List<Span> read(String html) {
        return InlineReader.read(html).spans();
    }

    private static String plain(String html) {
        Inline inline = InlineReader.read(html);
        return inline.plain();
    }
}
