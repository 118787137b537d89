package io.forkshop.app.command.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.world.JournalEntry.Passed;
import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.channel.Tap;

import org.junit.jupiter.api.Test;

import java.util.Optional;

/** What other programs read: a name that changes here breaks them. */
class MessageJsonTest {
    @Test
    void aMessageIsOneObjectOfThisForm() {
        assertEquals(
                "{\"n\":1,\"time\":\"2023-11-14T22:13:20.001Z\",\"nanos\":1000000,"
                        + "\"from\":\"primary\",\"to\":\"w1\",\"kind\":\"user\",\"bytes\":8,"
                        + "\"serialization\":\"json\",\"text\":\"{\\\"n\\\":1}\",\"whole\":true}",
                Json.write(MessageJson.of(Some.message(1, "primary", "w1", "{\"n\":1}"), false)));
    }

    @Test
    void aHandleIsNamedAndTheBytesComeWhenAsked() {
        Optional<Passed> fd = Optional.of(new Passed("net.Server", 21));
        String json =
                Json.write(
                        MessageJson.of(Some.entry(2, "w1", "w2", Tap.Kind.HANDLE, "1", fd), true));
        assertTrue(
                json.endsWith(
                        "\"whole\":true,\"handle\":{\"type\":\"net.Server\",\"fd\":21},"
                                + "\"hex\":\"310a\"}"),
                json);
    }

    @Test
    void whatIsNoMessageSaysWhy() {
        String json =
                Json.write(
                        MessageJson.of(
                                Some.entry(3, "w1", "primary", Tap.Kind.BAD, "{", Optional.empty()),
                                false));
        assertTrue(json.contains("\"kind\":\"bad\""), json);
        assertTrue(json.endsWith("\"rule\":\"a value is missing\"}"), json);
    }
}
