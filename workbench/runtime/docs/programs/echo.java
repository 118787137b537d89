import io.forkshop.runtime.channel.Parent;

void main() {
    Parent.onMessage(message -> Parent.send(message));
}
