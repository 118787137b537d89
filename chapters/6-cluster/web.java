import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.ClusterWorker;

// Its argument is the port. / answers at once, /slow?ms=200 later.
volatile int late;

void main(String[] args) throws IOException {
    Parent.onMessage(message -> obey((Map<?, ?>) message));
    int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
    var here = new InetSocketAddress("127.0.0.1", port);
    try (var server = ClusterWorker.listen(here)) {
        while (true) {
            var client = server.accept().socket();
            Thread.startVirtualThread(() -> serve(client));
        }
    } catch (ClosedChannelException leaving) {} // Answers still go out.
}

void serve(Socket client) {
    try (client; var in = new Scanner(client.getInputStream())) {
        client.setSoTimeout(1000); // so long may it idle
        in.useDelimiter("\r\n\r\n"); // a GET has no body
        while (in.hasNext() && answer(in.next(), client)) {}
    } catch (IOException gone) {} // Nobody waits for the answer.
}

boolean answer(String head, Socket client) throws IOException {
    var slow = Pattern.compile("/slow.ms=(\\d{1,5}) ").matcher(head);
    int ms = slow.find() ? Integer.parseInt(slow.group(1)) : 0;
    LockSupport.parkNanos((late + ms) * 1_000_000L);
    boolean on = !head.contains("close") && !ClusterWorker.isLeaving();
    var text = "hello from pid " + ProcessHandle.current().pid() + "\n";
    var all = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n"
            + "Connection: %s\r\n\r\n%s";
    var then = on ? "keep-alive" : "close";
    all = all.formatted(text.length(), then, text);
    client.getOutputStream().write(all.getBytes());
    return on;
}

void obey(Map<?, ?> message) { // such as {"fault":"hang"}
    Parent.send(Map.of("obeys", message.get("fault")));
    switch ((String) message.get("fault")) {
        case "hang" -> new Semaphore(0).acquireUninterruptibly();
        case "leak" -> Stream.generate(() -> new byte[1 << 20])
                .peek(b -> LockSupport.parkNanos(20_000_000)).toList();
        case "slow" -> late = 500;
        case "crash" -> throw new IllegalStateException("as told");
    }
}
