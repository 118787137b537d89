import io.forkshop.runtime.channel.Parent;

// Answers every message with the message itself.
void main() {
    Parent.onMessage(message -> Parent.send(message));
}
