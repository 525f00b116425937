package io.outdial.outbound.importing;

import java.util.Arrays;

/**
 * Finds where rows end, in bytes that come in any pieces. In CSV (RFC 4180) a line end between quotes is none; a quote
 * counts only at the beginning of a cell, so that one in the middle of a word swallows nothing. A row that is too long
 * ends with its line, as if it had no quotes: most likely one was left open.
 */
final class RowSplitter {

    static final int MAX_ROW_BYTES = 65_536;

    /** What may stand between cells before it is known which of them it is. */
    private static final String DELIMITERS = ",;\t|";

    private final boolean hasQuotes;
    private final byte[] row = new byte[MAX_ROW_BYTES];

    private String delimiters;
    private byte[] data = {};
    private int at;
    private int limit;

    private int length;
    private long bytes;
    private long line;
    private long rowLine;
    private boolean isCellStart = true;
    private boolean isQuoted;
    private boolean endedQuotes;
    private boolean isTooLong;

    RowSplitter(FileFormat format, Position start) {
        this.hasQuotes = format.isCsv();
        this.delimiters =
                format.delimiter() == null ? DELIMITERS : format.delimiter().toString();
        this.bytes = start.bytes();
        this.line = start.line();
        this.rowLine = start.line();
    }

    void use(char delimiter) {
        delimiters = String.valueOf(delimiter);
    }

    /**
     * What {@link #next} goes on with, once it has given all rows of the piece before.
     *
     * @param from the first of them that counts
     */
    void feed(byte[] piece, int from, int to) {
        data = piece;
        at = from;
        limit = to;
    }

    /** These bytes are before the first row. */
    void pass(int length) {
        bytes += length;
    }

    /** The next row that ends; null where more bytes are needed. */
    RawRow next() {
        while (at < limit) {
            byte b = data[at];
            at++;
            bytes++;
            if (b == '\n') {
                line++;
                if (!isQuoted || isTooLong) {
                    return take();
                }
            }
            track(b);
            if (length < MAX_ROW_BYTES) {
                row[length] = b;
                length++;
            } else {
                isTooLong = true;
            }
        }
        return null;
    }

    /** What follows the last line end, once there is nothing more to feed; null if nothing does. */
    RawRow last() {
        return length == 0 ? null : take();
    }

    Position position() {
        return new Position(bytes, line);
    }

    /** Of two quotes inside of quotes the first seems to end them; then the second begins them again. */
    private void track(byte b) {
        if (!hasQuotes) {
            return;
        }
        if (b == '"') {
            boolean endsQuotes = isQuoted;
            isQuoted = !isQuoted && (isCellStart || endedQuotes);
            endedQuotes = endsQuotes;
            isCellStart = false;
        } else if (!isQuoted) {
            endedQuotes = false;
            isCellStart = delimiters.indexOf(b) >= 0;
        }
    }

    private RawRow take() {
        int end = length > 0 && row[length - 1] == '\r' ? length - 1 : length;
        RawRow found = new RawRow(rowLine, Arrays.copyOf(row, end), isTooLong, position());
        length = 0;
        rowLine = line;
        isCellStart = true;
        isQuoted = false;
        endedQuotes = false;
        isTooLong = false;
        return found;
    }
}
