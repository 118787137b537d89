// A cluster whose worker does once what such workers do, so that the class-data archive holds
// what they need. Its arguments: the files for the names of the classes, handed out and shared.
import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.Cluster;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.ClusterWorker;
import io.forkshop.runtime.cluster.Policy;
import io.forkshop.runtime.process.ForkOptions;

void main(String[] args) throws Exception {
    if (ClusterWorker.isWorker()) {
        serve();
    } else {
        rehearse(Policy.ROUND_ROBIN, args[0]);
        rehearse(Policy.SHARED, args[1]);
        Parent.disconnect();
    }
}

void rehearse(Policy policy, String classes) throws Exception {
    var note = List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + classes);
    var options = ClusterOptions.of(System.getProperty("jdk.launcher.sourcefile"));
    options = options.policy(policy).fork(ForkOptions.defaults().silent(true).execArgv(note));
    try (var cluster = Cluster.of(options)) {
        var port = new CompletableFuture<Integer>();
        cluster.onListening((worker, place) -> port.complete(place.port()));
        var worker = cluster.fork();
        worker.send("hello");
        try (var client = new Socket("127.0.0.1", port.get(20, TimeUnit.SECONDS))) {
            client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes());
            client.getInputStream().readAllBytes();
        }
        worker.disconnect();
        cluster.awaitEmpty();
    }
}

void serve() throws IOException {
    Parent.onMessage(message -> Parent.send(Map.of("heard", message)));
    var here = new InetSocketAddress("127.0.0.1", 0);
    try (var server = ClusterWorker.listen(here)) {
        while (true) {
            var client = server.accept().socket();
            Thread.startVirtualThread(() -> answer(client));
        }
    } catch (ClosedChannelException leaving) {
    }
}

void answer(Socket client) {
    try (client;
            var in = new Scanner(client.getInputStream()).useDelimiter("\r\n\r\n")) {
        boolean slow = Pattern.compile("/slow").matcher(in.next()).find();
        LockSupport.parkNanos(1000);
        var text = "hello from pid " + ProcessHandle.current().pid() + slow;
        client.getOutputStream().write("%s %d\n".formatted(text, text.length()).getBytes());
    } catch (IOException gone) {
    }
}
