package io.forkshop.app.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that can be known of one process. What this machine does not tell, or not to us, is empty.
 *
 * @param threads in the order of their making
 * @param descriptors by number
 * @param environment as it was at the start of the program, secrets and all: mask before showing
 * @param command the words of the command line, secrets and all
 */
public record Details(
        Optional<List<ThreadFacts>> threads,
        Optional<List<Descriptor>> descriptors,
        Optional<Memory> memory,
        Optional<Map<String, String>> environment,
        Optional<List<Limit>> limits,
        Optional<SignalSets> signals,
        List<String> command) {}
