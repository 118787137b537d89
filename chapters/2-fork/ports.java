import io.forkshop.runtime.channel.Parent;

// Opens as many servers as it is told, twice: each on a random port
// from 1 to 1000, then each on port 0. Says how every attempt ended.
void main() {
    var random = new Random();
    Parent.onMessage(message -> {
        int servers = ((Number) message).intValue();
        Parent.send(open(servers, () -> 1 + random.nextInt(1000)));
        Parent.send(open(servers, () -> 0));
    });
}

Map<String, Integer> open(int servers, IntSupplier port) {
    var endings = new TreeMap<String, Integer>();
    var opened = new ArrayList<ServerSocket>();
    for (int i = 0; i < servers; i++) {
        endings.merge(tryOne(port.getAsInt(), opened), 1, Integer::sum);
    }
    opened.forEach(this::close);
    return endings;
}

String tryOne(int port, List<ServerSocket> opened) {
    var here = InetAddress.getLoopbackAddress();
    try {
        opened.add(new ServerSocket(port, 50, here));
        return "listening";
    } catch (IOException e) {
        return e.getMessage();
    }
}

void close(ServerSocket server) {
    try {
        server.close();
    } catch (IOException e) {
        throw new UncheckedIOException(e);
    }
}
