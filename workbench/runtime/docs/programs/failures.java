import static io.forkshop.runtime.process.ChildProcesses.*;

import io.forkshop.runtime.process.*;
import java.time.Duration;

void main() throws Exception {
    // A program that is not there is a child that failed to start.
    var missing = spawn("no-such-program");
    switch (missing.await()) {
        case ExitStatus.Exited(int code) -> IO.println("code " + code);
        case ExitStatus.Signalled(Signal by) -> IO.println("killed by " + by);
        case ExitStatus.FailedToStart(var why) -> IO.println(why.code());
    }

    // exec fails with all that is known: code, signal, output.
    try {
        exec("echo half; exit 3").join();
    } catch (ExecException e) {
        IO.print("code " + e.exitCode().getAsInt() + ", having said " + e.stdout());
    }

    // A timeout is a bound.
    var briefly = ExecOptions.defaults().timeout(Duration.ofMillis(100));
    try {
        exec("exec sleep 60", briefly).join();
    } catch (ExecException e) {
        IO.println(e.code() + ", killed by " + e.signal().get());
    }
}
