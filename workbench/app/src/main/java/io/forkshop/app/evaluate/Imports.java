package io.forkshop.app.evaluate;

import java.util.List;

/** What every session begins with: what a jshell user expects, and this library. */
final class Imports {
    // On demand, not `import module java.base`: that would cost every snippet some milliseconds.
    static final List<String> USUAL =
            List.of(
                    "import java.io.*;",
                    "import java.math.*;",
                    "import java.net.*;",
                    "import java.nio.file.*;",
                    "import java.time.*;",
                    "import java.util.*;",
                    "import java.util.concurrent.*;",
                    "import java.util.function.*;",
                    "import java.util.regex.*;",
                    "import java.util.stream.*;",
                    "import io.forkshop.runtime.ForkshopException;",
                    "import io.forkshop.runtime.channel.*;",
                    "import io.forkshop.runtime.cluster.*;",
                    "import io.forkshop.runtime.process.*;",
                    "import static io.forkshop.runtime.process.ChildProcesses.*;");

    private Imports() {}
}
