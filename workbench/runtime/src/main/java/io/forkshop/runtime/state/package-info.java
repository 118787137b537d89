/**
 * Three honest ways for processes to share state, which none of them shares in memory.
 *
 * {@snippet :
 * import io.forkshop.runtime.state.FileState;
 * import java.nio.file.Path;
 *
 * void main() throws Exception {
 *     try (var state = FileState.watched(Path.of("visits.json"))) {
 *         state.onUpdate(IO::println); // what others put, and how late we heard
 *         state.put("visits", 1);
 *         IO.readln("Enter ends it\n");
 *     }
 * }
 * }
 *
 * <p>By the primary, over messages: {@link io.forkshop.runtime.state.PrimaryState} and {@link
 * io.forkshop.runtime.state.WorkerState}. By a file, with the kernel's notice or by polling: {@link
 * io.forkshop.runtime.state.FileState}.
 */
package io.forkshop.runtime.state;
