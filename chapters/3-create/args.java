import io.forkshop.runtime.channel.Parent;

// Prints a line, and sends its arguments as a list.
void main(String[] args) {
    IO.println("I have " + args.length + " arguments");
    Parent.send(List.of(args));
}
