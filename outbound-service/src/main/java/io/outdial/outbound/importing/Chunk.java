package io.outdial.outbound.importing;

import java.util.List;

/**
 * Rows that are stored together, with how far they reach.
 *
 * @param end after the last of them
 * @param format as it is known by now
 * @param isLast whether the file ends there
 */
record Chunk(List<FileRow> rows, Position end, FileFormat format, boolean isLast) {}
