package io.forkshop.app.terminal;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The pager that the person has chosen. */
final class ExternalPager {
    private ExternalPager() {}

    /** Split at blanks and started without a shell. False when it cannot be started. */
    static boolean show(String command, List<Text> lines, Style style, Modes modes) {
        ProcessBuilder builder = new ProcessBuilder(command.split("\\s+"));
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        // As git does: quit if it fits, let colours through, leave the text on the screen.
        builder.environment().putIfAbsent("LESS", "FRX");
        modes.lend();
        try {
            Process pager = builder.start();
            feed(pager, lines, style);
            pager.waitFor();
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            modes.take();
        }
    }

    /** A pager that is left early closes its end: not an error. */
    private static void feed(Process pager, List<Text> lines, Style style) {
        try (Writer writer =
                new OutputStreamWriter(pager.getOutputStream(), StandardCharsets.UTF_8)) {
            for (Text line : lines) {
                writer.write(style.render(line));
                writer.write('\n');
            }
        } catch (IOException e) {
            return;
        }
    }
}
