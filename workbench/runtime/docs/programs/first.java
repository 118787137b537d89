import static io.forkshop.runtime.process.ChildProcesses.*;

import java.util.Map;

void main() throws Exception {
    // spawn: a program and its arguments, no shell
    var ls = spawn("printf", "%s\n", "two words", "$HOME");
    IO.print(new String(ls.stdout().readAllBytes()));
    IO.println(ls.await());

    // exec: a line of shell, run to its end
    IO.print(exec("echo one two | wc -w").join().stdout());

    // fork: a worker of our own, and messages
    var echo = fork("echo.java");
    echo.onMessage(message -> {
        IO.println("the worker said " + message);
        echo.disconnect();
    });
    echo.send(Map.of("n", 1));
    IO.println("the worker " + echo.awaitClose());
}
