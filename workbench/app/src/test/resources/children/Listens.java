// Accepts connections on a port of the system's choice.
void main() throws Exception {
    var server = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
    IO.println("port " + server.getLocalPort());
    server.accept();
}
