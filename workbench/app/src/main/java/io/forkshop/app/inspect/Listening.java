package io.forkshop.app.inspect;

/**
 * A socket that waits for connections.
 *
 * @param address {@code 127.0.0.1:8080}, {@code [::1]:8080}, or the path of a unix socket
 */
public record Listening(long pid, String address) {}
