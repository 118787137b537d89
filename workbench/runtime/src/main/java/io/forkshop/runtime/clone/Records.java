package io.forkshop.runtime.clone;

import io.forkshop.runtime.ForkshopException;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** Records as what they are to JavaScript: plain objects. */
final class Records {
    private Records() {}

    static Map<String, Object> members(Record record) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            members.put(component.getName(), read(record, component));
        }
        return members;
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE",
                    "cannot read " + component.getName() + " of " + record.getClass().getName(),
                    e);
        }
    }
}
