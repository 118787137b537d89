package io.forkshop.app.remote.wire;

import io.forkshop.app.frames.Malformed;
import io.forkshop.runtime.process.Captured;
import io.forkshop.runtime.process.Ended;
import io.forkshop.runtime.tree.ProcessId;
import io.forkshop.runtime.tree.ProcessInfo;
import io.forkshop.runtime.tree.TreeEnding;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/** What came of a program that was run to its end, and of a tree that was ended, on the line. */
public final class Endings {
    private Endings() {}

    /** Without the bytes, which travel before it in pieces. */
    public static List<Object> write(Ended ended) {
        Throwable reason = ended.reason();
        return Arrays.asList(
                ended.command(),
                ended.args(),
                ended.pid().isPresent() ? ended.pid().getAsLong() : null,
                ended.killed(),
                Statuses.write(ended.status().orElse(null)),
                ended.out().cut(),
                ended.out().piped(),
                ended.err().piped(),
                ended.cause().name(),
                reason == null ? null : String.valueOf(reason.getMessage()));
    }

    /**
     * @param out what was collected of descriptor 1
     * @param err the same of descriptor 2
     * @param encoding how text is made of it
     */
    public static Ended ended(Fields from, byte[] out, byte[] err, Charset encoding)
            throws Malformed {
        boolean cut = from.flag(5);
        return new Ended(
                from.text(0),
                from.texts(1),
                from.isNull(2) ? OptionalLong.empty() : OptionalLong.of(from.number(2)),
                from.flag(3),
                Optional.ofNullable(Statuses.read(from, 4)),
                new Captured(out, encoding, cut, from.flag(6)),
                new Captured(err, encoding, cut, from.flag(7)),
                from.constant(Ended.Cause.class, 8),
                from.isNull(9) ? null : new CancellationException(from.text(9)));
    }

    public static List<Object> write(TreeEnding ending) {
        return List.of(
                write(ending.ended()),
                write(ending.survivors()),
                write(ending.unclaimed()),
                ending.forced());
    }

    private static List<Object> write(List<ProcessInfo> all) {
        List<Object> written = new ArrayList<>();
        for (ProcessInfo one : all) {
            ProcessId id = one.id();
            written.add(
                    List.of(
                            id.pid(),
                            id.start(),
                            one.parent(),
                            one.group(),
                            one.session(),
                            one.alive(),
                            one.command()));
        }
        return written;
    }

    public static TreeEnding tree(Fields from) throws Malformed {
        return new TreeEnding(all(from, 0), all(from, 1), all(from, 2), from.flag(3));
    }

    private static List<ProcessInfo> all(Fields from, int index) throws Malformed {
        Fields list = from.fields(index);
        List<ProcessInfo> all = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Fields one = list.fields(i);
            all.add(
                    new ProcessInfo(
                            new ProcessId(one.number(0), one.number(1)),
                            one.number(2),
                            one.number(3),
                            one.number(4),
                            one.flag(5),
                            one.text(6)));
        }
        return all;
    }
}
