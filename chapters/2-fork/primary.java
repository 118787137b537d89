import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;

// One worker for each core. The primary itself serves nobody.
void main() throws InterruptedException {
    var here = Path.of(System.getProperty("jdk.launcher.sourcefile"));
    var work = here.resolveSibling("work.java").toString();
    var workers = new ArrayList<ChildProcess>();
    int cores = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < cores; i++) {
        var worker = ChildProcesses.fork(work);
        long pid = worker.pid().getAsLong();
        worker.onMessage(
                m -> IO.println("process " + pid + " says " + m));
        workers.add(worker);
    }
    for (var worker : workers) {
        worker.await();
    }
}
