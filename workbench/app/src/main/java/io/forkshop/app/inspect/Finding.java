package io.forkshop.app.inspect;

/**
 * What a part of a prediction came to.
 *
 * @param seen the evidence, as the beginning of a sentence
 */
public record Finding(boolean holds, String seen) {}
