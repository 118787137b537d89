import io.forkshop.runtime.cluster.ClusterWorker;

// A worker of a cluster that takes one connection and holds it, and knows no message.
void main() throws IOException {
    var server = ClusterWorker.listen(new InetSocketAddress("127.0.0.1", 0));
    server.accept();
}
