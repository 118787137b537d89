package io.forkshop.runtime.clone;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JavaScript Set as it was received: its members are told apart as {@link JsMap}'s keys. */
final class JsSet extends AbstractSet<Object> {
    private final Map<Object, Object> members = new LinkedHashMap<>();

    void put(Object member) {
        members.put(SameValue.key(member), member);
    }

    @Override
    public boolean contains(Object member) {
        return members.containsKey(SameValue.key(member));
    }

    @Override
    public Iterator<Object> iterator() {
        return unchangeable(members.values().iterator());
    }

    @Override
    public int size() {
        return members.size();
    }

    static <T> Iterator<T> unchangeable(Iterator<? extends T> inner) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return inner.hasNext();
            }

            @Override
            public T next() {
                return inner.next();
            }
        };
    }
}
