package io.forkshop.app.bench;

import java.util.List;

/** What was measured of one subject, round by round. */
public record Samples(String what, String subject, String unit, List<Double> values) {

    public Samples {
        values = List.copyOf(values);
    }

    public double median() {
        return quantile(0.5);
    }

    /** Half of the values lie between this and {@link #upperQuartile}. */
    public double lowerQuartile() {
        return quantile(0.25);
    }

    public double upperQuartile() {
        return quantile(0.75);
    }

    double over(Samples other) {
        return median() / other.median();
    }

    /** Between the two nearest values, where the place falls between them. */
    private double quantile(double part) {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured of " + subject);
        }
        List<Double> sorted = values.stream().sorted().toList();
        double place = part * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        double share = place - below;
        return sorted.get(below) * (1 - share) + sorted.get(above) * share;
    }
}
