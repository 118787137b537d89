import io.forkshop.runtime.channel.Parent;
import java.nio.ByteBuffer;

void main() {
    Parent.onHandle((message, handle) -> {
        try (var server = handle.server(); var client = server.accept()) {
            client.write(ByteBuffer.wrap("hello from the worker\n".getBytes()));
            Parent.disconnect();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    });
}
