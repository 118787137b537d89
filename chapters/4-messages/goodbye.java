import io.forkshop.runtime.channel.Parent;

// Speaks once and listens to nobody, so nothing keeps it here.
void main() {
    Parent.send("goodbye");
}
