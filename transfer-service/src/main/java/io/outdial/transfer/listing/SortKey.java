package io.outdial.transfer.listing;

/** The keys that a list may be sorted by. Each has an index that begins with the client and ends with the id. */
public enum SortKey {
    CREATED_AT("createdAt", "created_at"),
    UPDATED_AT("updatedAt", "updated_at"),
    /** Only a prefix, since a name may be longer than an index entry. */
    NAME("name", "left(lower(name), 200)");

    private final String wire;
    private final String sql;

    SortKey(String wire, String sql) {
        this.wire = wire;
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /** @param wire a value that the document allows, which has been checked before */
    static SortKey of(String wire) {
        for (SortKey key : values()) {
            if (key.wire.equals(wire)) {
                return key;
            }
        }
        throw new IllegalArgumentException("no sort key: " + wire);
    }
}
