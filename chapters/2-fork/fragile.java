import io.forkshop.runtime.channel.Parent;

// Answers every message, except the one it cannot stand.
void main() {
    Parent.onMessage(message -> {
        if (message.equals("boom")) {
            throw new IllegalStateException("nobody catches this");
        }
        Parent.send("still here");
    });
}
