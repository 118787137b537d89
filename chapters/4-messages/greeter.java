import io.forkshop.runtime.channel.Parent;

// Takes {"name": ...} and answers {"greeting": ...}.
void main() {
    Parent.onMessage(message -> {
        if (message instanceof Map<?, ?> fields) {
            String text = "Hello, " + fields.get("name");
            Parent.send(Map.of("greeting", text));
        }
    });
}
