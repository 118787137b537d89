package io.forkshop.runtime.clone;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JavaScript array that may have holes: {@code [1,,3]}. A hole reads as {@link Undefined}. Most
 * have none: V8 says of many arrays that they might. Not to be changed.
 */
public final class SparseArray extends AbstractList<Object> {
    /** More are refused: a few bytes on the wire must not make a list that nobody can walk. */
    public static final int MOST_HOLES = 1 << 20;

    private final int length;
    private final List<Object> beforeHoles = new ArrayList<>();
    private final SortedMap<Integer, Object> afterHoles = new TreeMap<>();

    /** For the reader, which adds the elements as it reads them. */
    SparseArray(int length) {
        this.length = length;
    }

    /**
     * Throws IllegalArgumentException unless each index is from 0 to {@code length} - 1, and when
     * there are more than {@link #MOST_HOLES} holes.
     */
    public SparseArray(int length, SortedMap<Integer, ?> elements) {
        this(length);
        boolean fits =
                elements.isEmpty() || elements.firstKey() >= 0 && elements.lastKey() < length;
        if (length < 0 || length - elements.size() > MOST_HOLES || !fits) {
            throw new IllegalArgumentException(
                    "an array has no element outside, and at most " + MOST_HOLES + " holes");
        }
        elements.forEach(this::put);
    }

    void put(int index, Object element) {
        if (index == beforeHoles.size() && afterHoles.isEmpty()) {
            beforeHoles.add(element);
        } else {
            afterHoles.put(index, element);
        }
    }

    boolean has(int index) {
        return index >= 0 && index < beforeHoles.size() || afterHoles.containsKey(index);
    }

    /** How many are there. */
    int count() {
        return beforeHoles.size() + afterHoles.size();
    }

    /** The elements that are there, by their index. */
    public SortedMap<Integer, Object> elements() {
        SortedMap<Integer, Object> all = new TreeMap<>(afterHoles);
        for (int i = 0; i < beforeHoles.size(); i++) {
            all.put(i, beforeHoles.get(i));
        }
        return Collections.unmodifiableSortedMap(all);
    }

    @Override
    public Object get(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        if (index < beforeHoles.size()) {
            return beforeHoles.get(index);
        }
        return afterHoles.getOrDefault(index, Undefined.UNDEFINED);
    }

    @Override
    public int size() {
        return length;
    }

    /** Not a word for each hole. */
    @Override
    public String toString() {
        return count() == length ? super.toString() : elements() + " of " + length;
    }
}
