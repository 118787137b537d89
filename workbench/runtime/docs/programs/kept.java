import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.SlotState;
import io.forkshop.runtime.cluster.Supervision;
import io.forkshop.runtime.cluster.Supervisor;
import io.forkshop.runtime.process.Signal;
import java.util.concurrent.CountDownLatch;

void main() throws Exception {
    var options = ClusterOptions.of("server.java");
    try (var web = Supervisor.start(options, 1, Supervision.defaults())) {
        var lives = new CountDownLatch(2);
        web.onEvent(event -> {
            switch (event.kind()) {
                case LISTENING -> lives.countDown();
                case DIED, FAILED -> IO.println(event.slot() + ": " + event.kind());
                default -> {}
            }
        });
        web.cluster().onListening((worker, place) -> {
            if (worker.id() == 1) {
                worker.kill(Signal.SIGKILL);
            }
        });
        lives.await();
        var slot = web.status().getFirst();
        IO.println(slot.state() == SlotState.LISTENING ? "it listens again" : slot.state());
        IO.println("before it, one was " + slot.lastEnd().orElseThrow());
        IO.println(web.reload().join().done() ? "reloaded" : "rolled back");
        web.stop().join();
    }
}
