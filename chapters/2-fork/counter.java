import io.forkshop.runtime.channel.Parent;

int count = 0;

// Every message adds one. Nobody else can reach this count.
void main() {
    Parent.onMessage(message -> {
        count++;
        Parent.send(Map.of("count", count));
    });
}
