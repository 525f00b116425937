package io.outdial.transfer.listing;

/** The order of a list. Entries with equal keys are ordered by id, so that no page repeats or omits one. */
public record Order(SortKey key, boolean ascending) {

    /** The values are those of the document. */
    public static Order of(String sortBy, String sortOrder) {
        return new Order(SortKey.of(sortBy), "asc".equals(sortOrder));
    }

    /** For {@code ORDER BY}; built from constants only. */
    public String sql() {
        String direction = ascending ? " ASC" : " DESC";
        return key.sql() + direction + ", id" + direction;
    }
}
