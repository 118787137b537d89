package io.forkshop.runtime.cluster;

import io.forkshop.runtime.process.ExitStatus;

/** Who keeps a cluster up. Told under the cluster's lock: it takes note, and does nothing there. */
interface Watch {
    void listening(Worker worker, Listening place);

    /** It says that it leaves by itself, and why; "" for no reason. */
    void goodbye(Worker worker, String why);

    void ended(Worker worker, ExitStatus how);
}
