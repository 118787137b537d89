package io.forkshop.app.course.lab;

import java.util.List;

/**
 * What one run of an experiment found.
 *
 * @param answer what happened, in the words of the question, so that a prediction can stand beside
 *     it; empty when nothing was measured
 * @param explanation one to three sentences: why it came out so, or what kept us from measuring
 */
public record Report(
        String answer, List<Observation> observations, Verdict verdict, String explanation) {
    public Report {
        observations = List.copyOf(observations);
    }

    public static Report couldNotMeasure(List<Observation> soFar, String reason) {
        return new Report("", soFar, Verdict.COULD_NOT_MEASURE, reason);
    }
}
