package io.forkshop.runtime.process;

/** How far what is done to a child reaches. */
public enum Scope {
    /** The child alone, as in Node (node-spec 4.4). */
    CHILD,

    /** The child leads a process group: {@link ChildProcess#killGroup} reaches all in it. */
    GROUP,

    /** A group, and a mark: what ends the child early ends all that descends from it. */
    TREE
}
