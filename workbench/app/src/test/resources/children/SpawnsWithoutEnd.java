import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.SpawnOptions;

// Ends at a hundred, whatever becomes of the cap.
void main() throws Exception {
    for (int i = 0; i < 100; i++) {
        ChildProcesses.spawn("sleep", List.of("1000"), SpawnOptions.defaults());
    }
}
