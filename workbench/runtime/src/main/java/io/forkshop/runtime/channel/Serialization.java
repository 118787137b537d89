package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;

/**
 * How the messages of a channel become bytes, and bytes messages: Node's option of that name
 * (node-spec 7.3). Both ends of a channel must use the same; a parent tells its child by the
 * environment (8.2).
 *
 * <p>Which type of Java is which of JavaScript's. What is received cannot be changed, arrays of
 * primitives aside. What a column leaves empty is refused by send, by the name of its class.
 *
 * <table>
 * <caption>Types</caption>
 * <tr><th>JavaScript<th>is received as<th>{@link #ADVANCED} is sent for<th>{@link #JSON} makes of
 *     that
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
 * <p>In ADVANCED an object that stands in two places of a message, or within itself, is one object
 * to the receiver, too; Java's constants such as {@code List.of()} are not. A received structure
 * that contains itself has no end for {@code toString}, {@code equals} and {@code hashCode}.
 *
 * <p>JSON refuses to nest deeper than 1000, ADVANCED deeper than 500; both to read a frame of more
 * than 16 MiB. Node has no limit.
 */
// Here stands all that Channel and Link know of codecs. One class, and no switch over itself: both
// would be further classes on a worker's way to its first message.
public enum Serialization {
    /** A JSON text per line (node-spec 8.5): {@link Json}. Node's default. */
    JSON("json"),

    /** V8's structured clone, with a length before each message (8.6 to 8.8). */
    ADVANCED("advanced");

    private final String nodeName;

    Serialization(String nodeName) {
        this.nodeName = nodeName;
    }

    /** What Node calls it: {@code json} or {@code advanced}. */
    public String nodeName() {
        return nodeName;
    }

    /** By Node's name; throws {@link ForkshopException} ERR_INVALID_ARG_VALUE for any other. */
    public static Serialization named(String nodeName) {
        if (JSON.nodeName.equals(nodeName)) {
            return JSON;
        }
        if (ADVANCED.nodeName.equals(nodeName)) {
            return ADVANCED;
        }
        throw new ForkshopException(
                "ERR_INVALID_ARG_VALUE",
                "there is no serialization '" + nodeName + "'; it is 'json' or 'advanced'");
    }

    /** The message as one frame. Throws, with nothing made, what {@link Channel#send} tells. */
    Frame encode(Object message) {
        return this == JSON ? JsonWriter.frame(message) : AdvancedWriter.frame(message);
    }

    /** The reading half, at the start of a stream. */
    FrameDecoder decoder(FrameDecoder.Sink sink) {
        return this == JSON ? new LineDecoder(sink) : new LengthDecoder(sink);
    }
}
