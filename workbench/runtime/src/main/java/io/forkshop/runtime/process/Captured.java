package io.forkshop.runtime.process;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * What a program wrote to one of its descriptors. Its array is not to be changed.
 *
 * @param bytes what was kept; none unless the descriptor was a pipe
 * @param encoding how text is made of it
 * @param cut whether the program would have gone on: a character of which only the beginning is
 *     there is then no malformed one
 * @param piped whether the descriptor was a pipe
 */
public record Captured(byte[] bytes, Charset encoding, boolean cut, boolean piped) {
    /** The bytes as text. */
    public String text() {
        return cut ? wholeCharacters() : new String(bytes, encoding);
    }

    private String wholeCharacters() {
        var decoder =
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
        int most = (int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte());
        CharBuffer characters = CharBuffer.allocate(most);
        decoder.decode(ByteBuffer.wrap(bytes), characters, false);
        return characters.flip().toString();
    }
}
