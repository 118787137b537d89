package io.forkshop.app.remote;

import io.forkshop.app.frames.Malformed;
import io.forkshop.app.remote.wire.Fields;
import io.forkshop.runtime.channel.Serialization;

import java.util.List;

/**
 * What never changes of a child.
 *
 * @param id what the line calls it; -1: it never started
 * @param name how the prompt calls it; empty for one whose output is collected
 * @param what what runs, as it was asked for
 * @param spoken what its channel speaks; null without a channel
 * @param streams whether its descriptors 0, 1, 2 can be had here
 */
record Born(
        int id,
        String name,
        String what,
        long pid,
        String spawnfile,
        List<String> spawnargs,
        Serialization spoken,
        List<Boolean> streams) {

    static final int NEVER = -1;

    static Born read(Fields from) {
        try {
            Fields one = from.fields(2);
            return new Born(
                    one.number(0, 0, Integer.MAX_VALUE),
                    one.text(1),
                    one.text(2),
                    one.number(3),
                    one.text(4),
                    one.texts(5),
                    one.isNull(6) ? null : one.constant(Serialization.class, 6),
                    List.of(one.flag(7), one.flag(8), one.flag(9)));
        } catch (Malformed e) {
            throw Caller.cut(e.getMessage());
        }
    }

    static Born never(String what, List<String> arguments) {
        return new Born(
                NEVER, "", what, NEVER, what, arguments, null, List.of(false, false, false));
    }
}
