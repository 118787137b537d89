package io.forkshop.app.inspect;

import java.util.OptionalLong;

/**
 * A process's memory in KiB.
 *
 * @param resident in RAM, shared pages counted whole
 * @param proportional in RAM, each shared page divided by its sharers
 * @param shared in RAM and mapped by others, too
 * @param unshared in RAM and its own alone
 * @param peak the most that was ever in RAM
 * @param heapLimit what is known of the limit of a JVM's or a Node's heap, in words; or empty
 */
public record Memory(
        OptionalLong resident,
        OptionalLong proportional,
        OptionalLong shared,
        OptionalLong unshared,
        OptionalLong swapped,
        OptionalLong peak,
        String heapLimit) {}
