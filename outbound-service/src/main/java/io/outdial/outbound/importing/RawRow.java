package io.outdial.outbound.importing;

/** A row before anything of it is read. */
final class RawRow {

    private final long line;
    private final byte[] bytes;
    private final boolean isTooLong;
    private final Position end;

    /**
     * @param line on which it begins
     * @param bytes without the end of its line; of one that is too long only the beginning
     * @param end where the next one begins
     */
    RawRow(long line, byte[] bytes, boolean isTooLong, Position end) {
        this.line = line;
        this.bytes = bytes;
        this.isTooLong = isTooLong;
        this.end = end;
    }

    long line() {
        return line;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isTooLong() {
        return isTooLong;
    }

    Position end() {
        return end;
    }

    boolean isBlank() {
        for (byte b : bytes) {
            if (b != ' ') {
                return false;
            }
        }
        return !isTooLong;
    }
}
