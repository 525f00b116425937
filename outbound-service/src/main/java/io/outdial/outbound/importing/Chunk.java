package io.outdial.outbound.importing;

import java.util.List;

/**
 * Rows that are stored together, with how far they reach.
 *
 * @param end after the last of them
 * @param format as it is known by now
 * @param isLast whether the file ends there
 */
record Chunk(List<FileRow> rows, Position end, FileFormat format, boolean isLast) {

    /** Whether something smaller may be stored if this was refused. */
    boolean isDivisible() {
        return rows.size() > 1 || rows.stream().anyMatch(FileRow::isReadable);
    }

    /**
     * What is stored instead, one after the other: the halves of several rows; of a single row the same without it.
     *
     * @param refusal why a single row is not stored, for people
     */
    List<Chunk> divided(String refusal) {
        return rows.size() == 1
                ? List.of(new Chunk(List.of(rows.get(0).rejected(refusal)), end, format, isLast))
                : halves();
    }

    /** Of at least two rows. */
    List<Chunk> halves() {
        int half = rows.size() / 2;
        return List.of(
                new Chunk(rows.subList(0, half), rows.get(half - 1).end(), format, false),
                new Chunk(rows.subList(half, rows.size()), end, format, isLast));
    }
}
