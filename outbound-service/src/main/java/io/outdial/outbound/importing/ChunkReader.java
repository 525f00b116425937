package io.outdial.outbound.importing;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a file that arrives in pieces into chunks of rows, in constant memory: at most the rows of one chunk and a
 * piece are held. Knows nothing of where the pieces come from.
 */
final class ChunkReader implements AutoCloseable {

    private static final int PIECE = 64 * 1024;
    private static final int MAX_CHUNK_BYTES = 2 << 20;

    /** A file that grows more than this when it is decompressed was made to fill memory or disks. */
    private static final int MAX_GROWTH = 250;

    private static final long GROWTH_COUNTS_FROM = 16L << 20;

    /**
     * @param maxBytes of the file, without compression
     * @param maxRows of a chunk
     */
    record Limits(long maxBytes, int maxRows) {}

    private final Limits limits;
    private final Decompressor decompressor = new Decompressor();
    private final RowSplitter splitter;
    private final RowDecoder decoder;
    private final long fileStart;
    private final byte[] piece = new byte[PIECE];

    private List<FileRow> rows = new ArrayList<>();
    private int chunkBytes;
    private long toSkip;
    private long fed;
    private long unpacked;
    private boolean ended;
    private boolean gaveLast;

    /**
     * @param reached where the chunks go on
     * @param sentFrom where in the file the pieces begin: what is before {@code reached} is passed over
     */
    ChunkReader(FileFormat format, Position reached, long sentFrom, Limits limits) {
        this.limits = limits;
        this.splitter = new RowSplitter(format, reached);
        this.decoder = new RowDecoder(format);
        this.fileStart = sentFrom;
        this.toSkip = reached.bytes() - sentFrom;
    }

    void feed(byte[] arrived) {
        fed += arrived.length;
        decompressor.feed(arrived);
    }

    /** There is nothing more to feed. */
    void end() {
        ended = true;
        decompressor.end();
    }

    /**
     * The next chunk; null if more has to be fed, or the last one has been given.
     *
     * @throws Failure.NotValid if it is no file of its format
     * @throws FileTooLarge if it is beyond a limit
     */
    Chunk next() {
        while (!gaveLast) {
            RawRow row = splitter.next();
            if (row != null) {
                add(row);
                if (rows.size() == limits.maxRows() || chunkBytes >= MAX_CHUNK_BYTES) {
                    return take(row.end(), false);
                }
            } else if (!refill()) {
                return ended ? last() : null;
            }
        }
        return null;
    }

    @Override
    public void close() {
        decompressor.close();
    }

    private Chunk last() {
        gaveLast = true;
        RawRow row = splitter.last();
        if (row != null) {
            add(row);
        }
        if (toSkip > 0) {
            throw new Failure.Refused(
                    ErrorCode.CONFLICT, "The file is shorter than what of it has been read before: it is another one");
        }
        if (decoder.format().beginsWithHeader()) {
            throw FileFaults.file("The file is empty");
        }
        return take(splitter.position(), true);
    }

    private Chunk take(Position end, boolean isLast) {
        Chunk chunk = new Chunk(rows, end, decoder.format(), isLast);
        rows = new ArrayList<>();
        chunkBytes = 0;
        return chunk;
    }

    private void add(RawRow row) {
        if (row.isBlank()) {
            return;
        }
        boolean isHeader = decoder.format().beginsWithHeader();
        if (decoder.format().isIncomplete()) {
            decoder.complete(row);
            splitter.use(decoder.format().delimiter());
        }
        if (!isHeader) {
            rows.add(decoder.read(row));
            chunkBytes += row.bytes().length;
        }
    }

    private boolean refill() {
        int length = decompressor.read(piece);
        if (length == 0) {
            return false;
        }
        boolean isFirst = unpacked == 0 && fileStart == 0;
        unpacked += length;
        checkSize();
        int from = isFirst && toSkip == 0 ? ByteOrderMark.lengthIn(piece, length) : 0;
        if (from > 0) {
            splitter.pass(from);
        }
        int skipped = (int) Math.min(toSkip, length);
        toSkip -= skipped;
        splitter.feed(piece, Math.max(from, skipped), length);
        return true;
    }

    private void checkSize() {
        if (fileStart + unpacked > limits.maxBytes()) {
            throw new FileTooLarge("The file is larger than " + limits.maxBytes() + " bytes");
        }
        if (decompressor.isCompressed() && unpacked > GROWTH_COUNTS_FROM && unpacked / MAX_GROWTH > fed) {
            throw new FileTooLarge("The file is more than " + MAX_GROWTH + " times its compressed size");
        }
    }
}
