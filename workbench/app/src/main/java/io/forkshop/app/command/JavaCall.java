package io.forkshop.app.command;

import io.forkshop.runtime.channel.Json;

import java.util.List;

/** The library call that a command stands for, as the learner would write it in Java. */
final class JavaCall {
    static final String FLAG = "--show";

    private JavaCall() {}

    /** {@code var w1 = ChildProcesses.fork("echo.java", "x");} */
    static String start(String variable, String method, String what, List<String> arguments) {
        StringBuilder call = new StringBuilder("var " + variable + " = ChildProcesses." + method);
        call.append('(').append(literal(what));
        arguments.forEach(argument -> call.append(", ").append(literal(argument)));
        return call.append(");").toString();
    }

    /** A Java string literal. JSON's escapes are all among Java's. */
    static String literal(String text) {
        return Json.write(text);
    }
}
