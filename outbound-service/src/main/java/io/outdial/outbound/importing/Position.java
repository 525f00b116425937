package io.outdial.outbound.importing;

/**
 * A place between two rows of a file.
 *
 * @param bytes before it, of the file as it is without compression
 * @param line that begins there, from 1
 */
public record Position(long bytes, long line) {

    static final Position START = new Position(0, 1);
}
