package io.forkshop.app.command;

import io.forkshop.app.command.live.FrameCount;
import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Table;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A spinner that stands still while its own thread computes, and turns while a worker does. */
final class Spinner implements Command {
    /** Several looks a frame, so that none is missed for want of a look. */
    private static final Duration LOOK = Duration.ofNanos(SpinnerView.FRAME / 3);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "spinner";
    }

    @Override
    public String synopsis() {
        return "spinner";
    }

    @Override
    public String summary() {
        return "see what computing does to a thread that draws";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Draws a spinner, 20 frames a second, and the letters that you type. Meanwhile",
                "it counts primes: on the thread that draws, then in a worker process. A frame",
                "that was due and not drawn is dropped; both are counted.",
                "q or Ctrl-C leaves; while its own thread computes, that has to wait, too.",
                "In a pipe it draws nothing, and says the counts.");
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws InterruptedException {
        if (arguments.count() > 0) {
            return Outcome.usage("spinner takes no words. Usage: " + synopsis());
        }
        Console console = session.console();
        try (Lab lab = new Lab(Folders.chapters())) {
            LabWorker worker = lab.fork("burn.java");
            Duration pause = console.draws() ? PAUSE : Duration.ZERO;
            SpinnerView view = new SpinnerView(worker, System::nanoTime, pause);
            if (console.draws()) {
                console.screen(view, LOOK);
            }
            if (!console.draws() || view.shownOnce()) {
                unseen(view);
            }
            print(view.results(), console);
        }
        return Outcome.OK;
    }

    /** The same without a screen. */
    private static void unseen(SpinnerView view) throws InterruptedException {
        while (view.next()) {
            new Semaphore(0).tryAcquire(LOOK.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static void print(List<SpinnerView.Result> results, Console console) {
        Table table = Table.of("computed by", "due", "drawn", "dropped").right(1, 2, 3);
        for (SpinnerView.Result result : results) {
            FrameCount frames = result.frames();
            table.row(result.where(), frames.due(), frames.drawn(), frames.dropped());
        }
        if (results.isEmpty()) {
            console.print("Left before the first computation was over.");
        } else {
            table.render(console.width(), console.style()).forEach(console::print);
        }
    }
}
