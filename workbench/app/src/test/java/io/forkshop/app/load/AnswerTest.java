package io.forkshop.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Answers in pieces of every size: nothing depends on where one ends. */
class AnswerTest {
    private static Answer read(String text, int piece) {
        Answer answer = new Answer();
        for (int i = 0; i < text.length(); i += piece) {
            String part = text.substring(i, Math.min(text.length(), i + piece));
            answer.take(ByteBuffer.wrap(part.getBytes(StandardCharsets.US_ASCII)));
            assertFalse(answer.whole() && i + piece < text.length(), "whole too early");
        }
        return answer;
    }

    private static void isRead(String text, String body) {
        for (int piece = 1; piece <= text.length(); piece++) {
            Answer answer = read(text, piece);
            assertTrue(answer.whole(), text);
            assertEquals(200, answer.status());
            assertEquals(body, answer.beginning());
        }
    }

    @Test
    void aLengthEndsIt() {
        isRead("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "hello");
        isRead("HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n", "");
    }

    @Test
    void soDoesTheLastChunk() {
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        isRead(head + "3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n", "hello");
        isRead(head + "0\r\nTrailer: 1\r\n\r\n", "");
    }

    @Test
    void withoutEitherTheEndOfTheConnectionDoes() {
        Answer answer = read("HTTP/1.1 200 OK\r\n\r\nhello", 3);
        assertFalse(answer.whole());
        answer.closed();
        assertTrue(answer.whole());
        assertTrue(answer.closes());
    }

    @Test
    void whatIsNoHttpIsSaidToBeNone() {
        for (String text :
                new String[] {
                    "hello\r\n",
                    "HTTP/1.1 banana\r\n",
                    "x".repeat(10_000),
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n"
                }) {
            assertTrue(read(text, 7).isNoHttp(), text);
        }
    }
}
