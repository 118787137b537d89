import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.posix.Libc;

import java.lang.foreign.Arena;

// Sends one message and half of another, then ends.
void main() {
    Parent.send("whole");
    try (var arena = Arena.ofConfined()) {
        var bytes = arena.allocateFrom("{\"never\":\"finis");
        Libc.write(3, bytes.asSlice(0, bytes.byteSize() - 1));
    }
    Runtime.getRuntime().halt(0);
}
