package io.forkshop.app.command;

import io.forkshop.app.inspect.Descriptor;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is behind a descriptor, in words. */
final class DescriptorWords {
    private static final List<String> STANDARD = List.of("input", "output", "error");
    private static final Map<String, String> THINGS =
            Map.of(
                    "eventpoll", "epoll: waits for many descriptors at once",
                    "eventfd", "eventfd: one thread wakes another through it",
                    "pidfd", "pidfd: holds on to a process",
                    "timerfd", "timerfd: a clock that can be waited for",
                    "signalfd", "signalfd: signals that can be read",
                    "io_uring", "io_uring: reads and writes handed to the kernel in bulk",
                    "inotify", "inotify: hears of changed files");

    private DescriptorWords() {}

    /** {@code " 3: IPC channel, other end is fd 17 of pid 4711 (workbench)"}. */
    static Text of(Descriptor descriptor, Inspected inspected) {
        int number = descriptor.number();
        Text label = Text.of(String.format("%4d", number), Tone.NUMBER).append(": ");
        String standard = number < 3 ? "standard " + STANDARD.get(number) + ", " : "";
        return label.append(standard + words(descriptor, inspected));
    }

    static String words(Descriptor it, Inspected inspected) {
        String shared =
                it.sharers().isEmpty() ? "" : ", shared with " + all(it.sharers(), inspected);
        return switch (it.kind()) {
            case FILE -> "file " + it.target() + access(it);
            case FOLDER -> "folder " + it.target();
            case DEVICE -> "device " + it.target();
            case PIPE -> pipe(it, inspected) + shared;
            case CHANNEL -> "IPC channel, " + ends(it, inspected) + shared;
            case UNIX -> "unix socket" + named(it) + ", " + ends(it, inspected) + shared;
            case LISTENING -> "listening on " + address(it) + shared;
            case CONNECTED -> "connected " + it.detail() + ", " + ends(it, inspected) + shared;
            case SOCKET -> "socket" + shared;
            case ANONYMOUS -> THINGS.getOrDefault(it.detail(), it.detail());
        };
    }

    private static String pipe(Descriptor it, Inspected inspected) {
        String end =
                switch (it.access()) {
                    case READ -> "reading end of a pipe, ";
                    case WRITE -> "writing end of a pipe, ";
                    default -> "pipe, ";
                };
        return end + ends(it, inspected);
    }

    private static String access(Descriptor it) {
        return switch (it.access()) {
            case READ -> ", to read";
            case WRITE -> ", to write";
            case BOTH -> ", to read and write";
            case UNKNOWN -> "";
        };
    }

    private static String address(Descriptor it) {
        return it.detail().isEmpty() ? "a unix socket without a name" : it.detail();
    }

    private static String named(Descriptor it) {
        return it.detail().isEmpty() ? "" : " " + it.detail();
    }

    private static String ends(Descriptor it, Inspected inspected) {
        return it.ends().isEmpty()
                ? "nobody of ours holds the other end"
                : "other end is " + all(it.ends(), inspected);
    }

    private static String all(List<Descriptor.Holder> holders, Inspected inspected) {
        return holders.stream().map(inspected::called).collect(Collectors.joining(", "));
    }
}
