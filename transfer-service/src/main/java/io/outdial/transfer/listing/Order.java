package io.outdial.transfer.listing;

/**
 * In which order a list comes. Entries that are equal in the key follow their ids, so that no page repeats or omits
 * one.
 */
public record Order(SortKey key, boolean ascending) {

    /** As the document names them. */
    public static Order of(String sortBy, String sortOrder) {
        return new Order(SortKey.of(sortBy), "asc".equals(sortOrder));
    }

    /** For {@code ORDER BY}; made of nothing but constants. */
    public String sql() {
        String direction = ascending ? " ASC" : " DESC";
        return key.sql() + direction + ", id" + direction;
    }
}
