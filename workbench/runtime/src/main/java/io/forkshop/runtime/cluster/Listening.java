package io.forkshop.runtime.cluster;

import java.util.Map;

/**
 * Where a worker says it listens (node-spec 9.4).
 *
 * @param addressType 4, 6, or -1 for a path, in Node's way
 * @param address empty when the worker named none: all addresses of the machine
 * @param port the real one, also when it asked for 0; -1 for a path
 */
public record Listening(int addressType, String address, int port) {
    static Listening of(Map<?, ?> message) {
        return new Listening(
                (int) Acts.number(message, "addressType", -1),
                message.get("address") instanceof String address ? address : "",
                (int) Acts.number(message, "port", -1));
    }

    @Override
    public String toString() {
        return port < 0 ? address : (address.isEmpty() ? "*" : address) + ":" + port;
    }
}
