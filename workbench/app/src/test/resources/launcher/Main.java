package io.forkshop.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Stands in for the workbench while the launcher is tested: the first word says what to do. */
public class Main {
    public static void main(String[] args) throws Exception {
        switch (args.length == 0 ? "listen" : args[0]) {
            case "root" -> System.out.println(System.getProperty("forkshop.home"));
            case "exit" -> System.exit(Integer.parseInt(args[1]));
            case "echo" -> System.out.println(String.join(" ", args));
            case "hold" -> hold();
            case "starts" -> start(Integer.parseInt(args[1]));
            case "say-bye" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("bye")));
                waitFor("self", ProcessHandle.current().pid());
            }
            default -> System.in.transferTo(System.out);
        }
    }

    /** Starts so many processes at most, says how many there were and why no more; ends them. */
    private static void start(int most) {
        List<Process> started = new ArrayList<>();
        String why = "nobody refused";
        try {
            while (started.size() < most) {
                started.add(new ProcessBuilder("sleep", "600").start());
            }
        } catch (IOException | OutOfMemoryError e) {
            why = e.getMessage();
        }
        started.forEach(Process::destroyForcibly);
        System.out.println("started " + started.size() + ": " + why);
    }

    /**
     * Upsets the terminal as a line editor does, leaves a marked process that outlives a hang-up,
     * and waits to be killed.
     */
    private static void hold() throws IOException, InterruptedException {
        new ProcessBuilder("stty", "raw", "-echo").inheritIO().start().waitFor();
        ProcessBuilder left = new ProcessBuilder("bash", "-c", "trap '' HUP; exec sleep 600");
        left.environment().put("FORKSHOP_SESSION", System.getProperty("forkshop.session"));
        waitFor("left", left.start().pid());
    }

    private static void waitFor(String what, long pid) throws IOException {
        System.out.println(
                "ready " + ProcessHandle.current().pid() + " " + what + " " + pid + " .");
        System.in.transferTo(System.out);
    }
}
