/**
 * Starting processes and following them to their end: Node's {@code spawn} and {@code fork} on
 * {@code posix_spawn}.
 *
 * {@snippet :
 * import static io.forkshop.runtime.process.ChildProcesses.fork;
 * import static io.forkshop.runtime.process.ChildProcesses.spawn;
 *
 * void main() throws Exception {
 *     var ls = spawn("ls", "-l");
 *     IO.print(new String(ls.stdout().readAllBytes()));
 *     IO.println(ls.await()); // exited with code 0
 *
 *     var echo = fork("echo.java"); // see io.forkshop.runtime.channel
 *     echo.onMessage(
 *             message -> {
 *                 IO.println(message); // {n=1}
 *                 echo.disconnect();
 *             });
 *     echo.send(java.util.Map.of("n", 1));
 *     echo.awaitClose(); // a listener alone does not keep this VM alive
 * }
 * }
 *
 * <p>{@link io.forkshop.runtime.process.ChildProcesses} starts, {@link
 * io.forkshop.runtime.process.ChildProcess} is what was started, {@link
 * io.forkshop.runtime.process.ExitStatus} how it ended.
 */
package io.forkshop.runtime.process;
