package io.forkshop.app.bench;

/** What a ratio should be, before it was measured. */
record Target(String name, Figure.Side side, double limit) {
    Figure figure(double value) {
        return new Figure(name, value, side, limit);
    }
}
