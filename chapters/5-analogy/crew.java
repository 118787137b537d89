import io.forkshop.runtime.channel.Parent;

// Three workers that are threads. Asked, each tells its process.
void main() {
    var crew = new ArrayList<ExecutorService>();
    for (int i = 0; i < 3; i++) {
        crew.add(Executors.newSingleThreadExecutor());
    }
    long pid = ProcessHandle.current().pid();
    Parent.onMessage(who -> {
        for (var worker : crew) {
            worker.execute(() -> Parent.send(pid));
        }
    });
    Parent.onDisconnect(() -> System.exit(0));
}
