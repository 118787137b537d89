import io.forkshop.runtime.channel.Parent;

// Says hello as soon as it runs, then waits to be spoken to.
void main() {
    Parent.onMessage(message -> Parent.send("hello again"));
    Parent.send("hello");
}
