// A worker that does once what workers do, from a file as a learner's would be, so that
// the class-data archive holds what they need.
import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.clone.StructuredClone;

void main(String[] args) {
    Parent.send(Map.of("hello", List.of(1, 2.5, true, "é\"\n"), "args", args.length));
    Parent.onDisconnect(() -> {});
    Parent.onMessage(message -> Parent.send(Map.of("done", message)));
    IO.println("printed");
    // And what the advanced serialization takes.
    var clone = StructuredClone.write(Map.of("é", List.of(1, 2.5, true, "中", new byte[1])), 0);
    StructuredClone.read(clone.array(), 0, clone.limit());
}
