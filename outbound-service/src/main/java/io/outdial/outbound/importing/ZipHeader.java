package io.outdial.outbound.importing;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;

/** What an entry of a ZIP archive begins with. */
final class ZipHeader {

    private static final int FIXED_BYTES = 30;
    private static final int FLAGS = 6;
    private static final int IS_ENCRYPTED = 1;
    private static final int METHOD = 8;
    private static final int DEFLATE = 8;
    private static final int NAME_LENGTH = 26;
    private static final int EXTRA_LENGTH = 28;

    private ZipHeader() {}

    /** @return 0 if it does not end within the bytes there are */
    static int length(byte[] bytes, int from) {
        if (bytes.length - from < FIXED_BYTES) {
            return 0;
        }
        if ((number(bytes, from + FLAGS) & IS_ENCRYPTED) != 0 || number(bytes, from + METHOD) != DEFLATE) {
            throw new Failure.Refused(
                    ErrorCode.BAD_REQUEST, "The archive is encrypted, or compressed in another way than by deflate");
        }
        int length = FIXED_BYTES + number(bytes, from + NAME_LENGTH) + number(bytes, from + EXTRA_LENGTH);
        return bytes.length - from < length ? 0 : length;
    }

    private static int number(byte[] bytes, int from) {
        return Byte.toUnsignedInt(bytes[from]) + (Byte.toUnsignedInt(bytes[from + 1]) << Byte.SIZE);
    }
}
