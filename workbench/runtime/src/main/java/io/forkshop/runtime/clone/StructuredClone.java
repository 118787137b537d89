package io.forkshop.runtime.clone;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Values as the bytes of V8's ValueSerializer, and back; for comparison, what a channel that speaks
 * JSON makes of the same values.
 *
 * <p>Which type of Java is which of JavaScript's. What is received cannot be changed, arrays of
 * primitives aside. What a column leaves empty is refused by send, by the name of its class.
 *
 * <table>
 * <caption>Types</caption>
 * <tr><th>JavaScript<th>is received as<th>is sent for<th>JSON makes of that
 * <tr><td>null<td>null<td>null<td>itself
 * <tr><td>undefined<td>{@link Undefined#UNDEFINED}<td>it, {@code Optional.empty()}<td>no member;
 *     null in an array
 * <tr><td>boolean<td>Boolean<td>Boolean<td>itself
 * <tr><td>number<td>Integer, else Long if whole and within ±2<sup>53</sup>, else Double: -0, NaN
 *     and the infinities, too<td>Integer, Short, Byte, Double, Float; Long and other counters
 *     within ±2<sup>53</sup><td>itself, any Long; null for NaN and the infinities
 * <tr><td>BigInt<td>{@link java.math.BigInteger}<td>BigInteger<td>a number
 * <tr><td>string<td>String<td>String, Character, an enum's name, {@link java.nio.file.Path}<td>a
 *     string
 * <tr><td>plain object<td>{@code Map<String, Object>}<td>Map, its keys as text; records<td>an
 *     object
 * <tr><td>array; what it has besides its elements is dropped<td>{@code List<Object>}; {@link
 *     SparseArray} if V8 sent it as one that may have holes<td>Iterable except Set, arrays of
 *     objects, char[], boolean[]<td>an array
 * <tr><td>Date<td>{@link java.time.Instant}; null if invalid<td>Instant, java.util.Date, whole
 *     milliseconds<td>an ISO string
 * <tr><td>Map<td>{@link JsMap}<td>JsMap<td>an object
 * <tr><td>Set<td>{@code Set<Object>}, told apart as JsMap's keys<td>Set<td>an array
 * <tr><td>RegExp<td>{@link JsRegExp}<td>JsRegExp<td>an object
 * <tr><td>Error and the language's own subclasses<td>{@link JsError}<td>JsError, any
 *     Throwable<td>an object; no Throwable
 * <tr><td>Buffer<td>byte[]<td>byte[]<td>Node's {@code {"type":"Buffer",…}}
 * <tr><td>Int16Array, Int32Array, Float32Array, Float64Array, BigInt64Array<td>short[], int[],
 *     float[], double[], long[]<td>the same<td>an array
 * <tr><td>other typed arrays, DataView<td>{@link TypedArray}<td>TypedArray<td>an object
 * <tr><td>ArrayBuffer<td>a read-only {@link java.nio.ByteBuffer}<td>ByteBuffer: what
 *     remains<td>
 * <tr><td>Number, String, … as objects<td>what they hold<td><td>
 * <tr><td>instance of a class<td>a plain object: Node makes it one (7.6)<td><td>
 * </table>
 *
 * <p>An object that stands in two places of a message, or within itself, is one object to the
 * receiver, too; Java's constants such as {@code List.of()} are not. A received structure that
 * contains itself has no end for {@code toString}, {@code equals} and {@code hashCode}.
 */
public final class StructuredClone {
    /**
     * So deep values may nest. A level takes the stack up to a kilobyte, and a thread may have but
     * one MiB.
     */
    public static final int DEEPEST = 500;

    private StructuredClone() {}

    /**
     * The clone of {@code value}, header and all, behind {@code reserved} bytes for the caller: a
     * buffer with an array of its own, from 0 to its limit. Throws {@link
     * io.forkshop.runtime.ForkshopException} with code ERR_INVALID_ARG_TYPE for what cannot be
     * cloned, and ERR_INVALID_ARG_VALUE for what nests too deep, or an error that is its own cause.
     */
    public static ByteBuffer write(Object value, int reserved) {
        return new AdvancedWriter(reserved).write(value);
    }

    /** The value whose clone these bytes are, all of them. Throws {@link Malformed}. */
    public static Object read(byte[] bytes, int from, int to) {
        return new AdvancedReader(bytes, from, to).message();
    }

    /** A record as the plain object that it is to JavaScript, in both serializations. */
    public static Map<String, Object> members(Record record) {
        return Records.members(record);
    }
}
