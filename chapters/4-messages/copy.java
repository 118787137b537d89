import io.forkshop.runtime.channel.Parent;

// Sends a list of three, and only then adds a fourth.
void main() {
    var list = new ArrayList<>(List.of("one", "two", "three"));
    Parent.send(list);
    list.add("four");
    Parent.send("my own list has " + list.size());
}
