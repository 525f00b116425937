package io.outdial.platform.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * JSON is exchanged in UTF-8 (RFC 8259, 8.1). A parser that guesses other encodings, or reads bad UTF-8 leniently, lets
 * the same text pass in two spellings.
 */
final class Utf8 {

    private static final int AT_ONCE = 2_048;

    private Utf8() {}

    /**
     * Whether this is UTF-8 as Unicode wants it (no overlong form, no surrogates) and without NUL, which every JSON
     * text of UTF-16 and UTF-32 holds.
     */
    static boolean isUtf8(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] == 0) {
                return false;
            }
            if (text[i] < 0) {
                return isDecodable(text, i);
            }
        }
        return true;
    }

    private static boolean isDecodable(byte[] text, int from) {
        for (int i = from; i < text.length; i++) {
            if (text[i] == 0) {
                return false;
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(text, from, text.length - from);
        CharBuffer out = CharBuffer.allocate(AT_ONCE);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return result.isUnderflow();
    }
}
