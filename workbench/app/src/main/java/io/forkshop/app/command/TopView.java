package io.forkshop.app.command;

import io.forkshop.app.command.live.Frame;
import io.forkshop.app.command.live.Frames;
import io.forkshop.app.command.live.Order;
import io.forkshop.app.command.live.TopText;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Screenful;
import io.forkshop.app.terminal.Text;

import java.util.List;

/** top on a screen of its own. */
final class TopView implements Screenful {
    private final Session session;
    private final Frames frames = new Frames();
    private final int most;
    private int shown;
    private Frame frame;
    private Order order = Order.CPU;

    /**
     * @param most so many frames and no more
     */
    TopView(Session session, int most) {
        this.session = session;
        this.most = most;
    }

    @Override
    public boolean next() {
        if (shown == most) {
            return false;
        }
        shown++;
        frame = frames.next(Top.look(session));
        return true;
    }

    @Override
    public List<Text> lines(int width, int height) {
        TopText text = text(frame, order, session.console());
        return height == Integer.MAX_VALUE ? text.all(width) : text.lines(width, height);
    }

    @Override
    public boolean key(char key) {
        Order asked = Order.of(key);
        order = asked == null ? order : asked;
        return asked != null;
    }

    static TopText text(Frame frame, Console console) {
        return text(frame, Order.CPU, console);
    }

    private static TopText text(Frame frame, Order order, Console console) {
        return new TopText(frame, order, console.style(), facts -> Who.is(facts, frame.snapshot()));
    }
}
