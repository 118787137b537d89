package io.forkshop.app.command;

import io.forkshop.app.terminal.Columns;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Sanitizer;
import io.forkshop.app.world.Live;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.channel.MalformedJson;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends one message to a worker. */
final class Send implements Command {
    private static final int AROUND = 30;

    @Override
    public String name() {
        return "send";
    }

    @Override
    public String synopsis() {
        return "send [--show] NAME JSON";
    }

    @Override
    public String summary() {
        return "send a message to a worker";
    }

    @Override
    public List<String> details() {
        return List.of(
                "JSON is all that follows the name, as it stands: {\"n\":1}, \"text\", 7, null.",
                "  --show   print the Java call that does the same",
                "Example: send w1 {\"n\":1}");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.WORKER, Candidates.JSON);
    }

    @Override
    public Moves moves() {
        return Moves.PERHAPS;
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        boolean show = arguments.word(0).filter(JavaCall.FLAG::equals).isPresent();
        int at = show ? 1 : 0;
        if (arguments.count() < at + 2) {
            return Outcome.usage("send needs a worker and a message: send w1 {\"n\":1}");
        }
        Live live = Workers.forked(session.world(), arguments.word(at).get());
        String json = unquoted(arguments.restFrom(at + 1));
        Object message;
        try {
            message = Json.parse(json);
        } catch (MalformedJson e) {
            return notJson(json, e, session.console());
        }
        return send(live, message, show, session.console());
    }

    // Quotes around the whole are what a shell would need; here they mean nothing.
    private static String unquoted(String text) {
        String stripped = text.strip();
        boolean quoted =
                stripped.length() > 1 && stripped.startsWith("'") && stripped.endsWith("'");
        return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
    }

    private static Outcome send(Live live, Object message, boolean show, Console console) {
        live.ending()
                .ifPresent(status -> refuse(Workers.ended(live, status) + " Nothing was sent."));
        if (!live.child().connected()) {
            refuse(
                    live.name()
                            + "'s channel is closed; nothing was sent. 'ps' shows whether it"
                            + " runs.");
        }
        String json = Json.write(message);
        boolean read = live.child().send(message);
        console.print("to " + live.name() + ": " + json);
        if (show) {
            console.print(live.name() + ".send(Json.parse(" + JavaCall.literal(json) + "));");
        }
        if (!read) {
            console.error(
                    live.name()
                            + " does not read: 128 KiB or more now wait in the workbench. send()"
                            + " answered false, which asks the sender to stop.");
        }
        return Outcome.OK;
    }

    private static void refuse(String sentence) {
        throw new ForkshopException("ERR_IPC_CHANNEL_CLOSED", sentence);
    }

    private static Outcome notJson(String json, MalformedJson error, Console console) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        int offset = Math.min(error.offset(), bytes.length);
        int place = new String(bytes, 0, offset, StandardCharsets.UTF_8).length();
        int from = Math.max(0, place - AROUND);
        int to = Math.min(json.length(), place + AROUND);
        String before = (from > 0 ? "..." : "") + Sanitizer.visible(json.substring(from, place));
        String after =
                Sanitizer.visible(json.substring(place, to)) + (to < json.length() ? "..." : "");
        console.error("  " + before + after);
        console.error("  " + " ".repeat(Columns.of(before)) + "^");
        return Outcome.usage(
                "That is not JSON: "
                        + error.rule()
                        + ". Nothing was sent. Keys and texts need double quotes.");
    }
}
