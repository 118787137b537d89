package io.forkshop.app.remote.wire;

import io.forkshop.app.frames.Malformed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of a frame, each checked when it is read. */
public final class Fields {
    private final List<?> values;

    public Fields(List<?> values) {
        this.values = values;
    }

    public int size() {
        return values.size();
    }

    /** Null where the field is null. */
    public Object value(int index) throws Malformed {
        if (index >= values.size()) {
            throw new Malformed("field " + index + " of " + values.size());
        }
        return values.get(index);
    }

    public boolean isNull(int index) throws Malformed {
        return value(index) == null;
    }

    public String text(int index) throws Malformed {
        return as(String.class, index);
    }

    /** Null where the field is null. */
    public String maybeText(int index) throws Malformed {
        return isNull(index) ? null : text(index);
    }

    public byte[] bytes(int index) throws Malformed {
        return as(byte[].class, index);
    }

    public boolean flag(int index) throws Malformed {
        return as(Boolean.class, index);
    }

    public long number(int index) throws Malformed {
        Object value = value(index);
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw wrong(index, value);
    }

    /** A whole number from {@code least} to {@code most}. */
    public int number(int index, int least, int most) throws Malformed {
        long value = number(index);
        if (value < least || value > most) {
            throw new Malformed("field " + index + " is " + value);
        }
        return (int) value;
    }

    public Fields fields(int index) throws Malformed {
        return new Fields(as(List.class, index));
    }

    public List<String> texts(int index) throws Malformed {
        Fields all = fields(index);
        List<String> texts = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            texts.add(all.text(i));
        }
        return texts;
    }

    /** A map of texts. */
    public Map<String, String> map(int index) throws Malformed {
        Map<String, String> texts = new HashMap<>();
        Map<?, ?> map = as(Map.class, index);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)
                    || !(entry.getValue() instanceof String value)) {
                throw new Malformed("field " + index + " is no map of texts");
            }
            texts.put(key, value);
        }
        return texts;
    }

    public <E extends Enum<E>> E constant(Class<E> type, int index) throws Malformed {
        String name = text(index);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new Malformed("no " + type.getSimpleName() + " is called that in field " + index);
    }

    private <T> T as(Class<T> type, int index) throws Malformed {
        Object value = value(index);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw wrong(index, value);
    }

    private static Malformed wrong(int index, Object value) {
        String what = value == null ? "null" : value.getClass().getSimpleName();
        return new Malformed("field " + index + " is " + what);
    }
}
