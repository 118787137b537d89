package io.forkshop.app.inspect;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in words what a system call did. Pure; holds text from processes. */
public final class CallWords {
    /** What strace is asked for; a question mark: only where this machine has it. */
    public static final String TRACED =
            "trace=?clone,?clone3,?fork,?vfork,execve,socketpair,?pipe,pipe2,sendmsg,recvmsg,?send,"
                    + "sendto,recvfrom,read,write,readv,writev,?accept,accept4,connect,bind,listen,"
                    + "kill,tgkill,?pidfd_send_signal,exit_group,wait4,waitid";

    private static final Pattern FD = Pattern.compile("^(\\d+)(?:<([^>]*(?:->[^>]*)*)>)?");
    private static final Pattern PAIR = Pattern.compile("\\[(\\d+)[^,]*, (\\d+)[^\\]]*\\]");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(\\.\\.\\.)?");
    private static final Pattern HANDED = Pattern.compile("SCM_RIGHTS, cmsg_data=\\[([^\\]]*)\\]");
    private static final Pattern SIGNAL = Pattern.compile("\\bSIG[A-Z0-9]+");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int LONGEST = 60;

    private CallWords() {}

    /** Empty for what says nothing to a learner, such as a read of an ordinary file. */
    public static Optional<String> of(SystemCall call) {
        var arguments = call.arguments();
        if (call.failed()) {
            return failure(call);
        }
        return Optional.ofNullable(
                switch (call.name()) {
                    case "---" -> signal(arguments);
                    case "+++" -> arguments.replace("exited with", "has ended with code");
                    case "clone", "clone3", "fork", "vfork" -> child(call);
                    case "execve" -> "execve: becomes another program: " + words(arguments);
                    case "socketpair" ->
                            "socketpair: makes two connected sockets, " + pair(arguments);
                    case "pipe", "pipe2" -> "pipe: makes a pipe, " + pair(arguments);
                    case "sendmsg", "sendto", "send", "write", "writev" -> moved(call, "sends");
                    case "recvmsg", "recvfrom", "read", "readv" -> moved(call, "receives");
                    case "accept", "accept4" ->
                            call.name() + ": takes a connection as fd " + fd(call.result());
                    case "connect" -> "connect: connects fd " + fd(arguments) + where(arguments);
                    case "bind" ->
                            "bind: gives fd " + fd(arguments) + " an address" + where(arguments);
                    case "listen" -> "listen: fd " + fd(arguments) + " accepts connections now";
                    case "kill", "tgkill", "pidfd_send_signal" -> kill(call);
                    case "exit_group" -> "exit_group: ends with code " + arguments;
                    case "wait4", "waitid" -> reaped(call);
                    default -> null;
                });
    }

    private static Optional<String> failure(SystemCall call) {
        // To be told to come again is the daily life of a descriptor that does not block.
        if (call.result().matches("-1 (EAGAIN|EINTR|EINPROGRESS|ECHILD).*")) {
            return Optional.empty();
        }
        var why = call.result().replaceAll(".*\\((.*)\\).*", "$1");
        var what = call.name().equals("execve") ? " " + words(call.arguments()) : "";
        return call.name().matches("read|write|readv|writev|recvfrom|recvmsg")
                ? Optional.empty()
                : Optional.of(call.name() + what + " fails: " + why);
    }

    private static String child(SystemCall call) {
        var number = first(NUMBER, call.result());
        if (call.arguments().contains("CLONE_THREAD")) {
            return call.name() + ": starts thread " + number;
        }
        var waits = call.arguments().contains("CLONE_VFORK") || call.name().equals("vfork");
        return call.name()
                + ": starts process "
                + number
                + (waits ? ", and waits until it runs a program" : "");
    }

    // execve("/bin/sh", ["sh", "-c", "x"], 0x7ffd /* 10 vars */)
    private static String words(String arguments) {
        var list = arguments.replaceFirst("(?s)^\"(?:[^\"\\\\]|\\\\.)*\", \\[", "");
        var inner = list.equals(arguments) ? arguments : list.replaceFirst("(?s)\\], .*$", "");
        return shortened(
                QUOTED.matcher(inner)
                        .results()
                        .map(m -> m.group(1))
                        .collect(Collectors.joining(" ")));
    }

    private static String pair(String arguments) {
        return PAIR.matcher(arguments)
                .results()
                .findFirst()
                .map(m -> "fd " + m.group(1) + " and fd " + m.group(2))
                .orElse("");
    }

    private static String moved(SystemCall call, String verb) {
        var fd = FD.matcher(call.arguments());
        var plain = List.of("read", "write", "readv", "writev").contains(call.name());
        if (!fd.find() || (plain && !(fd.group(2) + "").startsWith("UNIX"))) {
            return null; // files and pipes: too many, and no messages
        }
        var bytes = first(NUMBER, call.result());
        var handed =
                HANDED.matcher(call.arguments())
                        .results()
                        .findFirst()
                        .map(m -> ", and with them descriptor " + fd(m.group(1)))
                        .orElse("");
        if (bytes.equals("0") && verb.equals("receives")) {
            return call.name()
                    + ": fd "
                    + fd.group(1)
                    + " is at its end: the other side has closed";
        }
        var text =
                QUOTED.matcher(call.arguments().substring(fd.end()))
                        .results()
                        .filter(m -> !m.group(1).isEmpty())
                        .findFirst()
                        .map(CallWords::quoted)
                        .orElse("");
        var way = verb.equals("sends") ? " on fd " : " from fd ";
        return call.name()
                + ": "
                + verb
                + " "
                + bytes
                + " bytes"
                + way
                + fd.group(1)
                + handed
                + text;
    }

    private static String quoted(MatchResult match) {
        return ": " + shortened(match.group(1)) + (match.group(2) == null ? "" : "...");
    }

    private static String where(String arguments) {
        return QUOTED.matcher(arguments.replaceFirst(FD.pattern(), ""))
                .results()
                .findFirst()
                .map(m -> ", " + m.group(1) + port(arguments))
                .orElse("");
    }

    private static String port(String arguments) {
        return Pattern.compile("sin6?_port=htons\\((\\d+)\\)")
                .matcher(arguments)
                .results()
                .findFirst()
                .map(m -> " port " + m.group(1))
                .orElse("");
    }

    private static String kill(SystemCall call) {
        var name = first(SIGNAL, call.arguments());
        return name.isEmpty()
                ? null // signal 0 only asks whether somebody is there
                : call.name() + ": sends " + name + " to " + first(NUMBER, call.arguments());
    }

    private static String reaped(SystemCall call) {
        var pid =
                call.name().equals("wait4")
                        ? first(NUMBER, call.result())
                        : call.arguments().replaceAll("(?s).*si_pid=(\\d+).*", "$1");
        return pid.matches("[1-9]\\d*") ? call.name() + ": reaps process " + pid : null;
    }

    // SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=12, si_status=0, ...}
    private static String signal(String arguments) {
        var name = arguments.split(" ", 2)[0];
        if (name.equals("stopped")) {
            return arguments;
        }
        var from = arguments.replaceAll("(?s).*si_pid=(\\d+).*", "$1");
        return name + " arrives" + (from.matches("\\d+") ? " from " + from : "");
    }

    private static String fd(String text) {
        return first(NUMBER, text);
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().map(MatchResult::group).orElse("");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
