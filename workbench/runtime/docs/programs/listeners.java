import static io.forkshop.runtime.process.ChildProcesses.*;

import java.util.concurrent.CountDownLatch;

void main() throws Exception {
    var closed = new CountDownLatch(1);
    spawn("sh", "-c", "exit 7")
            .onSpawn(() -> IO.println("spawn"))
            .onError(why -> IO.println("error " + why.code()))
            .onExit(how -> IO.println("exit: " + how))
            .onClose(how -> {
                IO.println("close");
                closed.countDown();
            });
    closed.await(); // a listener does not keep this VM alive
}
