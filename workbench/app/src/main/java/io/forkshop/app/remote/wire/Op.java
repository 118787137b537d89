package io.forkshop.app.remote.wire;

/** What a session asks of the workbench. */
public enum Op {
    FORK(Takes.LONG),
    SPAWN(Takes.ITS_TIME),
    EXEC(Takes.ITS_TIME),
    /** A process of the world, by its name. */
    FIND(Takes.NOTHING),
    NAMES(Takes.NOTHING),
    STATE(Takes.NOTHING),
    /** From now on its messages travel, and those that were kept. */
    LISTEN(Takes.NOTHING),
    SEND(Takes.NOTHING),
    KILL(Takes.NOTHING),
    KILL_GROUP(Takes.NOTHING),
    STOP(Takes.NOTHING),
    DESTROY_TREE(Takes.LONG),
    DISCONNECT(Takes.NOTHING),
    CLOSE(Takes.ITS_TIME),
    CANCEL(Takes.NOTHING),
    /** From now on what it writes to a descriptor travels, and what was kept of it. */
    READ(Takes.NOTHING),
    WRITE(Takes.LONG),
    CLOSE_INPUT(Takes.ITS_TIME),
    /** Ends a program whose output is collected, and waits for that. */
    END(Takes.ITS_TIME),
    /** A command of the prompt. */
    RUN(Takes.LONG),
    /** So much was taken of what was sent. Has no answer. */
    TAKEN(Takes.NOTHING);

    private enum Takes {
        NOTHING,
        ITS_TIME,
        LONG
    }

    private final Takes takes;

    Op(Takes takes) {
        this.takes = takes;
    }

    /** Whether it is done at once: then the thread that reads the line does it. */
    public boolean quick() {
        return takes == Takes.NOTHING;
    }

    /** Whether who waits for it may be interrupted: it is done all the same. */
    public boolean interruptible() {
        return takes == Takes.LONG;
    }
}
