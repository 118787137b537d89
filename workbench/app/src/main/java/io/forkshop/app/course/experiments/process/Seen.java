package io.forkshop.app.course.experiments.process;

import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.inspect.Kernel;
import io.forkshop.app.inspect.ThreadFacts;

import java.util.List;
import java.util.Map;

/** What more than one of these experiments looks at. */
final class Seen {
    private Seen() {}

    /** The port in the next message of a server. */
    static int port(LabWorker server) throws InterruptedException {
        Object message = server.next();
        if (message instanceof Map<?, ?> fields && fields.get("port") instanceof Integer port) {
            return port;
        }
        throw new NotMeasured("A port was expected, and this message came: " + message);
    }

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** The threads of a worker as the kernel has them now. */
    static List<ThreadFacts> threads(LabWorker worker) {
        return Kernel.here()
                .details(worker.pid(), List.of(worker.pid()))
                .threads()
                .orElseThrow(() -> new NotMeasured("This system does not tell the threads."));
    }
}
