package io.forkshop.runtime.cluster;

import java.time.Duration;

/** What follows the death of a worker. */
sealed interface Next {
    /** A new worker, after a pause. */
    record StartAfter(Duration pause) implements Next {}

    /** It crashes faster than restarting can help: the slot has failed, until somebody retries. */
    record GiveUp(String why) implements Next {}

    /** This ending asks for no new worker. */
    record Rest() implements Next {}
}
