import static io.forkshop.runtime.process.ChildProcesses.*;

import io.forkshop.runtime.process.*;
import java.util.List;

void main() throws Exception {
    // printf | sort, connected directly: nothing passes through this VM.
    var lines = spawn("printf", "b\nc\na\n");
    var input = SpawnOptions.defaults().stdio(Stdio.from(lines.stdout()));
    var sort = spawn("sort", List.of(), input);
    IO.print(new String(sort.stdout().readAllBytes()));
}
