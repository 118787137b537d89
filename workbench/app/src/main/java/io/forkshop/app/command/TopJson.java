package io.forkshop.app.command;

import io.forkshop.app.command.live.Frame;
import io.forkshop.app.command.live.Row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A frame of top as JSON: a process as ps has it, and what it did in each second. */
final class TopJson {
    private TopJson() {}

    static Map<String, Object> of(Frame frame, int number) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("frame", number);
        json.put("time", frame.snapshot().time().toString());
        json.put("seconds", Math.round(frame.seconds() * 1_000) / 1_000.0);
        json.put("note", frame.snapshot().note().orElse(null));
        List<Object> processes = new ArrayList<>();
        frame.rows().forEach(row -> processes.add(process(row, frame)));
        json.put("processes", processes);
        return json;
    }

    private static Map<String, Object> process(Row row, Frame frame) {
        Map<String, Object> json = FactsJson.process(row.facts(), frame.snapshot());
        json.put("cpuPercent", Row.rounded(row.rates().cpu()));
        json.put("voluntaryPerSecond", Row.rounded(row.rates().voluntary()));
        json.put("involuntaryPerSecond", Row.rounded(row.rates().involuntary()));
        json.put("receivedPerSecond", Row.rounded(row.in()));
        json.put("sentPerSecond", Row.rounded(row.out()));
        return json;
    }
}
