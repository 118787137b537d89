package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.app.terminal.Columns;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Help is set by hand: a line that is too long would be torn, and its rest stand alone. */
class HelpTest {
    private static final int ROOM = 78; // 80 columns without the indent

    @Test
    void noLineOfHelpIsTornInAWindowOf80Columns() {
        List<Command> commands = new ArrayList<>(List.of(new JavaHelp()));
        Registry.names().forEach(name -> commands.add(Registry.find(name)));
        List<String> torn =
                commands.stream()
                        .flatMap(command -> command.details().stream())
                        .filter(line -> Columns.of(line) > ROOM)
                        .toList();
        assertEquals(List.of(), torn);
    }
}
