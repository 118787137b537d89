import io.forkshop.runtime.channel.Parent;

// Gold: one thread for all. It waits for no client in particular: the
// kernel says who has sent something, a queue whose answer is due.
record Due(long at, SelectionKey client, Request request) {}

final PriorityQueue<Due> queue =
        new PriorityQueue<>(Comparator.comparingLong(Due::at));
final ByteBuffer bytes = ByteBuffer.allocate(Request.LONGEST);

void main() throws IOException {
    var here = InetAddress.getLoopbackAddress();
    var selector = Selector.open();
    var server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(here, 0), 1024);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    Parent.onDisconnect(() -> System.exit(0));
    Parent.send(Map.of("port", server.socket().getLocalPort()));
    IO.println("port " + server.socket().getLocalPort());
    while (true) {
        selector.select(queue.isEmpty() ? 0 // 0: without a limit
                : Math.max(0, nanosToNext()) / 1_000_000 + 1);
        for (var key : selector.selectedKeys()) {
            if (key.isAcceptable()) {
                greet(server.accept(), selector);
            } else {
                read(key);
            }
        }
        selector.selectedKeys().clear();
        while (!queue.isEmpty() && nanosToNext() <= 0) {
            answer(queue.remove());
        }
    }
}

long nanosToNext() {
    return queue.peek().at() - System.nanoTime();
}

void greet(SocketChannel client, Selector all) throws IOException {
    client.configureBlocking(false);
    client.register(all, SelectionKey.OP_READ, new StringBuilder());
}

void read(SelectionKey key) throws IOException {
    var client = (SocketChannel) key.channel();
    try {
        int count = client.read(bytes.clear());
        if (count < 0) {
            client.close();
            return;
        }
        var sent = (StringBuilder) key.attachment();
        sent.append(new String(bytes.array(), 0, 0, count));
        queueNext(key, sent);
    } catch (IOException gone) {
        client.close();
    }
}

// Until a request has its answer, no more is read from its client.
void queueNext(SelectionKey key, StringBuilder sent) {
    int end = sent.indexOf(Request.END) + 4;
    boolean whole = end >= 4 || sent.length() >= Request.LONGEST;
    key.interestOps(whole ? 0 : SelectionKey.OP_READ);
    if (whole) {
        var request = Request.of(sent.substring(0, end));
        sent.delete(0, end);
        long at = System.nanoTime() + request.waitNanos();
        queue.add(new Due(at, key, request));
    }
}

void answer(Due due) throws IOException {
    var client = (SocketChannel) due.client().channel();
    boolean stays = due.request().stays();
    var text = ByteBuffer.wrap(due.request().answer(stays));
    try {
        client.write(text);
        if (text.hasRemaining() || !stays) {
            client.close(); // also one that does not read its answers
        } else {
            var sent = (StringBuilder) due.client().attachment();
            queueNext(due.client(), sent);
        }
    } catch (IOException gone) {
        client.close();
    }
}
