package io.forkshop.app.command;

import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.Live;
import io.forkshop.app.world.OutputLine;

/** A line that a process printed, with its label in front. */
final class Labelled {
    private Labelled() {}

    static Text of(Live live, OutputLine line) {
        boolean error = line.stream() == OutputLine.Stream.ERR;
        Text label =
                error
                        ? Text.of(live.name() + " err| ", Tone.WARNING)
                        : Text.of(live.name() + " | ", Tone.NAME);
        Text text = label.append(line.text());
        return line.cut() == 0
                ? text
                : text.append(" (" + line.cut() + " more bytes in this line)");
    }
}
