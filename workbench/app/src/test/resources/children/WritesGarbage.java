import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.posix.Libc;

import java.lang.foreign.Arena;

// Writes to its channel past the library: two lines that are no messages, then a message.
void main() {
    try (var arena = Arena.ofConfined()) {
        for (var line :
                List.of("{\"half\":", "\u001b]52;c;ZXZpbA==\u0007 garbage", "{\"whole\":true}")) {
            var bytes = arena.allocateFrom(line + "\n");
            Libc.write(3, bytes.asSlice(0, bytes.byteSize() - 1));
        }
    }
    Parent.onMessage(message -> Parent.disconnect());
}
