import io.forkshop.runtime.cluster.ClusterWorker;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

void main() throws Exception {
    try (var server = ClusterWorker.listen(0)) { // the port that the cluster chooses
        while (true) {
            try (var connection = server.accept()) {
                String line = "hello from worker " + ClusterWorker.id() + "\n";
                connection.write(ByteBuffer.wrap(line.getBytes()));
            }
        }
    } catch (ClosedChannelException end) {
        // The primary asked us to leave.
    }
}
