import static io.forkshop.runtime.process.ChildProcesses.*;

import io.forkshop.runtime.process.*;
import java.time.Duration;
import java.util.List;

void main() throws Exception {
    // A shell, and a program that has opened a session of its own.
    var line = "setsid sh -c 'echo up; sleep 60' & wait";
    var whole = SpawnOptions.defaults().wholeTree(true);
    var job = spawn("sh", List.of("-c", line), whole);
    job.stdout().readNBytes("up\n".length());

    var ending = job.destroyTree(Duration.ofSeconds(5));
    IO.println(job.await());
    IO.println("left: " + ending.survivors());
    IO.println("killed after the grace: " + ending.forced());
}
