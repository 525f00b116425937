package io.outdial.outbound.importing;

/** What a member of a gzip file begins with (RFC 1952). */
final class GzipHeader {

    private static final int FIXED_BYTES = 10;
    private static final int METHOD = 2;
    private static final int DEFLATE = 8;
    private static final int FLAGS = 3;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int MAX_BYTES = 65_536 + 65_536;

    private GzipHeader() {}

    /** @return 0 if it does not end within the bytes there are */
    static int length(byte[] bytes, int from) {
        int available = bytes.length - from;
        if (available < FIXED_BYTES) {
            return 0;
        }
        if (bytes[from + METHOD] != DEFLATE) {
            throw Decompressor.malformed();
        }
        int flags = bytes[from + FLAGS];
        int end = from + FIXED_BYTES;
        if ((flags & HAS_EXTRA) != 0) {
            if (end + 2 > bytes.length) {
                return 0;
            }
            end += 2 + Byte.toUnsignedInt(bytes[end]) + (Byte.toUnsignedInt(bytes[end + 1]) << Byte.SIZE);
        }
        if ((flags & HAS_NAME) != 0) {
            end = afterText(bytes, end);
        }
        if ((flags & HAS_COMMENT) != 0) {
            end = afterText(bytes, end);
        }
        if ((flags & HAS_CHECKSUM) != 0) {
            end += 2;
        }
        if (end > bytes.length) {
            if (available > MAX_BYTES) {
                throw Decompressor.malformed();
            }
            return 0;
        }
        return end - from;
    }

    /** @return beyond the bytes there are if it does not end within them */
    private static int afterText(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != 0) {
            at++;
        }
        return at + 1;
    }
}
