package io.outdial.outbound.importing;

import io.outdial.platform.failure.Failure;

/** What a text may begin with that says how its characters are encoded. */
final class ByteOrderMark {

    private static final int UTF_8 = 0xEFBBBF;
    private static final int UTF_8_BYTES = 3;
    private static final int UTF_16_BYTES = 2;
    private static final int BIG_ENDIAN = 0xFEFF;
    private static final int LITTLE_ENDIAN = 0xFFFE;

    private ByteOrderMark() {}

    /**
     * Bytes of the mark, 0 if there is none.
     *
     * @throws Failure.NotValid if the text is in UTF-16 or UTF-32
     */
    static int lengthIn(byte[] text, int length) {
        if (length >= UTF_8_BYTES && number(text, UTF_8_BYTES) == UTF_8) {
            return UTF_8_BYTES;
        }
        if (length >= UTF_16_BYTES) {
            int first = number(text, UTF_16_BYTES);
            if (first == BIG_ENDIAN || first == LITTLE_ENDIAN || text[0] == 0 || text[1] == 0) {
                throw FileFaults.file("The file is in UTF-16 or UTF-32; only UTF-8 is read");
            }
        }
        return 0;
    }

    private static int number(byte[] text, int length) {
        int number = 0;
        for (int i = 0; i < length; i++) {
            number = number << Byte.SIZE | Byte.toUnsignedInt(text[i]);
        }
        return number;
    }
}
