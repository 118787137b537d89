package io.forkshop.runtime.clone;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A JavaScript Map as it is cloned; any other map is a plain object there, with strings for keys.
 * In the order of insertion, not to be changed.
 *
 * <p>Keys are told apart as in JavaScript: numbers, strings, booleans and big integers by value,
 * everything else by identity. So no hash of a received structure is ever taken, which could be
 * made to last for ever.
 */
public final class JsMap extends AbstractMap<Object, Object> {
    private final Map<Object, Entry<Object, Object>> entries = new LinkedHashMap<>();

    JsMap() {}

    /** A copy, to be sent. */
    public JsMap(Map<?, ?> of) {
        of.forEach(this::add);
    }

    void add(Object key, Object value) {
        entries.put(SameValue.key(key), new SimpleImmutableEntry<>(key, value));
    }

    @Override
    public Object get(Object key) {
        Entry<Object, Object> entry = entries.get(SameValue.key(key));
        return entry == null ? null : entry.getValue();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(SameValue.key(key));
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<Object, Object>> iterator() {
                return JsSet.unchangeable(entries.values().iterator());
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }
}
