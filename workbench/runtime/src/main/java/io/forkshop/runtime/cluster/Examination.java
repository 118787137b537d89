package io.forkshop.runtime.cluster;

import io.forkshop.runtime.cluster.ClusterEvent.Kind;

import java.time.Duration;

/** A look at one worker that should be serving, once a heartbeat, and what follows from it. */
record Examination(Tenure tenure, Health health) {
    static Examination of(Tenure tenure, Supervision rules) {
        Worker worker = tenure.worker;
        Activity activity = Activity.of(worker.process().pid().orElse(-1));
        return new Examination(
                tenure,
                Health.judge(activity, worker.silent(), worker.offered(), rules.heartbeat()));
    }

    /** On the supervisor's loop. */
    void act(Crew crew, Teller teller) {
        switch (health) {
            case FINE -> tenure.slot.state = SlotState.LISTENING;
            case BUSY -> busy(teller);
            case HUNG -> stuck(crew, teller, "hung: " + silence());
            case STOPPED -> stuck(crew, teller, "stopped by a signal (state T)");
        }
        crew.cluster().ping(tenure.worker); // Its answer is what the next look asks for.
    }

    private void busy(Teller teller) {
        if (tenure.slot.state != SlotState.BUSY) {
            tenure.slot.state = SlotState.BUSY;
            teller.tell(Kind.BUSY, tenure, "does not answer, but computes; left alone");
        }
    }

    private String silence() {
        Duration offered = tenure.worker.offered();
        return offered.isZero()
                ? "nothing was heard of it for " + Teller.text(tenure.worker.silent())
                : "it took no connection for " + Teller.text(offered);
    }

    private void stuck(Crew crew, Teller teller, String why) {
        teller.tell(Kind.STUCK, tenure, "is " + why + "; it is replaced");
        crew.condemn(tenure, why);
    }
}
