package io.outdial.outbound.importing;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gives the bytes of a file, which comes in pieces and may be compressed: by gzip, in one or several members, or as the
 * only file of a ZIP archive. Which of them it is, its first bytes say. Whoever opens it closes it.
 */
final class Decompressor implements AutoCloseable {

    private enum State {
        START,
        PLAIN,
        GZIP_HEADER,
        ZIP_HEADER,
        DEFLATED,
        GZIP_TRAILER,
        NEXT_MEMBER,
        ZIP_TRAILER,
        OVER
    }

    private static final int GZIP = 0x1F8B;
    private static final int ZIP_ENTRY = 0x504B0304;
    private static final int SIGNATURE_BYTES = 4;
    private static final int GZIP_TRAILER_BYTES = 8;

    /** The longest that may stand between the data of an entry and what follows it. */
    private static final int ZIP_DESCRIPTOR_BYTES = 24;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();

    private State state = State.START;
    private boolean isZip;
    private boolean ended;
    private byte[] input = {};
    private int at;

    /** What {@link #read} goes on with. */
    void feed(byte[] piece) {
        byte[] rest = Arrays.copyOfRange(input, at, input.length);
        if (rest.length == 0) {
            input = piece;
        } else {
            input = Arrays.copyOf(rest, rest.length + piece.length);
            System.arraycopy(piece, 0, input, rest.length, piece.length);
        }
        at = 0;
    }

    /** There is nothing more to feed. */
    void end() {
        ended = true;
    }

    boolean isCompressed() {
        return state != State.START && state != State.PLAIN;
    }

    /**
     * @return how many bytes were written to the target; 0 if more has to be fed, or all has been read
     * @throws Failure.Refused if it is no file that can be decompressed, or ends too early
     */
    int read(byte[] target) {
        while (true) {
            int written =
                    switch (state) {
                        case PLAIN -> copy(target);
                        case DEFLATED -> inflate(target);
                        default -> 0;
                    };
            if (written > 0) {
                return written;
            }
            State before = state;
            advance();
            if (state == before) {
                requireEnd();
                return 0;
            }
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private int available() {
        return input.length - at;
    }

    private void advance() {
        switch (state) {
            case START -> detect();
            case GZIP_HEADER -> passHeader(GzipHeader.length(input, at));
            case ZIP_HEADER -> passHeader(ZipHeader.length(input, at));
            case GZIP_TRAILER -> checkGzipTrailer();
            case NEXT_MEMBER -> detectMember();
            case ZIP_TRAILER -> checkOnlyEntry();
            case OVER -> at = input.length;
            default -> {
                // nothing but more bytes helps
            }
        }
    }

    private void detect() {
        if (available() < SIGNATURE_BYTES && !ended) {
            return;
        }
        if (available() >= SIGNATURE_BYTES && number(at, 2) == GZIP) {
            state = State.GZIP_HEADER;
        } else if (available() >= SIGNATURE_BYTES && number(at, SIGNATURE_BYTES) == ZIP_ENTRY) {
            isZip = true;
            state = State.ZIP_HEADER;
        } else {
            state = State.PLAIN;
        }
    }

    /** @param length 0 while it is not complete */
    private void passHeader(int length) {
        if (length > 0) {
            at += length;
            inflater.reset();
            checksum.reset();
            state = State.DEFLATED;
        }
    }

    private int copy(byte[] target) {
        int length = Math.min(target.length, available());
        System.arraycopy(input, at, target, 0, length);
        at += length;
        return length;
    }

    private int inflate(byte[] target) {
        inflater.setInput(input, at, available());
        try {
            int written = inflater.inflate(target);
            at = input.length - inflater.getRemaining();
            checksum.update(target, 0, written);
            if (inflater.finished()) {
                state = isZip ? State.ZIP_TRAILER : State.GZIP_TRAILER;
            }
            return written;
        } catch (DataFormatException e) {
            throw malformed();
        }
    }

    private void checkGzipTrailer() {
        if (available() < GZIP_TRAILER_BYTES) {
            return;
        }
        long expected = Integer.toUnsignedLong(Integer.reverseBytes(number(at, SIGNATURE_BYTES)));
        if (expected != checksum.getValue()) {
            throw malformed();
        }
        at += GZIP_TRAILER_BYTES;
        state = State.NEXT_MEMBER;
    }

    /** What follows the last member is no part of the file. */
    private void detectMember() {
        if (available() >= 2) {
            state = number(at, 2) == GZIP ? State.GZIP_HEADER : State.OVER;
        }
    }

    private void checkOnlyEntry() {
        if (available() < ZIP_DESCRIPTOR_BYTES + SIGNATURE_BYTES && !ended) {
            return;
        }
        for (int i = at; i <= Math.min(at + ZIP_DESCRIPTOR_BYTES, input.length - SIGNATURE_BYTES); i++) {
            if (number(i, SIGNATURE_BYTES) == ZIP_ENTRY) {
                throw new Failure.Refused(ErrorCode.BAD_REQUEST, "The archive holds more than one file");
            }
        }
        state = State.OVER;
    }

    private void requireEnd() {
        boolean isComplete = state == State.PLAIN || state == State.OVER || state == State.NEXT_MEMBER;
        if (ended && !isComplete) {
            throw new Failure.Refused(ErrorCode.BAD_REQUEST, "The compressed file ends too early");
        }
    }

    private int number(int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            number = number << Byte.SIZE | Byte.toUnsignedInt(input[i]);
        }
        return number;
    }

    static Failure malformed() {
        return new Failure.Refused(ErrorCode.BAD_REQUEST, "The file cannot be decompressed");
    }
}
