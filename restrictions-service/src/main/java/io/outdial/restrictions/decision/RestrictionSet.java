package io.outdial.restrictions.decision;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The restrictions of one campaign in 48 bytes each: member, source and id one after the other, ordered by member and
 * source as PostgreSQL orders them. A million of them are 48 MB in one array per campaign, which costs the garbage
 * collector next to nothing.
 */
final class RestrictionSet {

    static final RestrictionSet NONE = new RestrictionSet(new long[0]);

    private static final int LONGS = 6;

    private final long[] rows;

    private RestrictionSet(long[] rows) {
        this.rows = rows;
    }

    /** @param bytes 16 each of member, source and id, ordered by member and source as unsigned bytes */
    static RestrictionSet of(byte[] bytes) {
        long[] rows = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(rows);
        return new RestrictionSet(rows);
    }

    int size() {
        return rows.length / LONGS;
    }

    /** The id of the restriction that keeps the member from the source, null if there is none. */
    UUID find(UUID member, UUID source) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle * LONGS, member, source);
            if (order < 0) {
                low = middle + 1;
            } else if (order > 0) {
                high = middle - 1;
            } else {
                return new UUID(rows[middle * LONGS + 4], rows[middle * LONGS + 5]);
            }
        }
        return null;
    }

    /** The sources that the member is kept from, in their order. */
    List<UUID> sources(UUID member) {
        List<UUID> sources = new ArrayList<>();
        for (int at = firstOf(member); at < rows.length && compare(at, member) == 0; at += LONGS) {
            sources.add(new UUID(rows[at + 2], rows[at + 3]));
        }
        return sources;
    }

    /** Where the member's rows begin, or would. */
    private int firstOf(UUID member) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(middle * LONGS, member) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low * LONGS;
    }

    private int compare(int at, UUID member) {
        int order = Long.compareUnsigned(rows[at], member.getMostSignificantBits());
        return order == 0 ? Long.compareUnsigned(rows[at + 1], member.getLeastSignificantBits()) : order;
    }

    private int compare(int at, UUID member, UUID source) {
        int order = compare(at, member);
        if (order == 0) {
            order = Long.compareUnsigned(rows[at + 2], source.getMostSignificantBits());
        }
        if (order == 0) {
            order = Long.compareUnsigned(rows[at + 3], source.getLeastSignificantBits());
        }
        return order;
    }
}
