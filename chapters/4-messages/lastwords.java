import io.forkshop.runtime.channel.Parent;

// Sends as many messages as it is told, and exits at once.
void main() {
    String text = "x".repeat(1000);
    Parent.onMessage(count -> {
        for (int n = 1; n <= (Integer) count; n++) {
            Parent.send(Map.of("n", n, "text", text));
        }
        System.exit(0);
    });
}
