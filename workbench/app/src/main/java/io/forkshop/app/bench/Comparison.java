package io.forkshop.app.bench;

import java.util.Optional;

/**
 * What was measured of us and of our rivals in the same rounds.
 *
 * @param what it is, with its unit
 * @param c the same by a C program; empty where there is no compiler, or nothing to compare
 * @param figure our ratio to node with its target; empty where none was set
 */
public record Comparison(
        String what, Samples ours, Samples node, Optional<Samples> c, Optional<Figure> figure) {

    /** Ours over node's, of the medians. */
    public double ratio() {
        return ours.over(node);
    }
}
