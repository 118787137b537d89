package io.forkshop.runtime.clone;

/** The letters of V8's ValueSerializer, version 15, that Node's channel uses (node-spec 8.7). */
final class Tag {
    /** A frame's payload begins with this byte and the version. */
    static final int HEADER = 0xff;

    static final int VERSION = 15;

    /** The oldest version that we read; between them nothing has changed that travels here. */
    static final int OLDEST_VERSION = 13;

    /** Fills up before two-byte characters, so that they lie at an even place. */
    static final int PADDING = 0;

    static final int NULL = '0';
    static final int UNDEFINED = '_';
    static final int HOLE = '-';
    static final int TRUE = 'T';
    static final int FALSE = 'F';
    static final int INT = 'I'; // zigzag varint
    static final int UINT = 'U'; // varint
    static final int DOUBLE = 'N'; // 8 bytes
    static final int BIG_INT = 'Z'; // varint: sign and number of bytes; then they
    static final int ONE_BYTE_STRING = '"'; // varint length, Latin-1
    static final int TWO_BYTE_STRING = 'c'; // varint length in bytes, UTF-16
    static final int UTF8_STRING = 'S';
    static final int REFERENCE = '^'; // varint: the number of an object met before
    static final int OBJECT = 'o'; // key, value, …, end, varint number of members
    static final int OBJECT_END = '{';
    static final int DENSE_ARRAY = 'A'; // varint length, elements, members, end, 2 varints
    static final int DENSE_ARRAY_END = '$';
    static final int SPARSE_ARRAY = 'a'; // varint length, members, end, 2 varints
    static final int SPARSE_ARRAY_END = '@';
    static final int DATE = 'D'; // double: milliseconds since 1970
    static final int TRUE_OBJECT = 'y';
    static final int FALSE_OBJECT = 'x';
    static final int NUMBER_OBJECT = 'n';
    static final int BIG_INT_OBJECT = 'z';
    static final int STRING_OBJECT = 's';
    static final int REG_EXP = 'R'; // string, varint flags
    static final int MAP = ';'; // key, value, …, end, varint 2 × size
    static final int MAP_END = ':';
    static final int SET = '\''; // member, …, end, varint size
    static final int SET_END = ',';
    static final int ARRAY_BUFFER = 'B'; // varint length, bytes
    static final int ERROR = 'r'; // then parts, each with a letter of its own
    static final int ERROR_MESSAGE = 'm';
    static final int ERROR_CAUSE = 'c';
    static final int ERROR_STACK = 's';
    static final int ERROR_END = '.';
    static final int HOST_OBJECT = '\\'; // varint: one of the next two
    static final int HOST_VIEW = 0; // varint type, varint length, bytes
    static final int HOST_COPY = 1; // a plain object that stands for it

    private Tag() {}
}
