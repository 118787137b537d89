package io.forkshop.runtime.clone;

/**
 * JavaScript's undefined, which is not null. Only the structured clone carries it; in JSON a member
 * of this value is left out, as in Node (node-spec 7.5).
 */
public enum Undefined {
    UNDEFINED;

    @Override
    public String toString() {
        return "undefined";
    }
}
