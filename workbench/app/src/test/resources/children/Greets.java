import io.forkshop.runtime.channel.Parent;

// Speaks first; then answers every message with the message itself.
void main() {
    Parent.send("hello");
    Parent.onMessage(message -> Parent.send(message));
}
