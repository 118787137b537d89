import io.forkshop.runtime.channel.Parent;

// Says who it is, and who its parent is.
void main() {
    ProcessHandle me = ProcessHandle.current();
    long parent = me.parent().map(ProcessHandle::pid).orElse(0L);
    Parent.send(Map.of("pid", me.pid(), "parent", parent));
    Parent.onMessage(Parent::send);
}
