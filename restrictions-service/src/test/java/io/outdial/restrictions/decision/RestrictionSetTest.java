package io.outdial.restrictions.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RestrictionSetTest {

    /** As PostgreSQL orders them: byte by byte, none of them negative. */
    private static final Comparator<UUID> ORDER = Comparator.comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private record Row(UUID member, UUID source, UUID id) {}

    @Test
    void eachIsFoundAndNothingElse() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            UUID member = i % 3 == 0 && i > 0 ? rows.get(i - 1).member() : UUID.randomUUID();
            rows.add(new Row(member, UUID.randomUUID(), UUID.randomUUID()));
        }
        rows.add(new Row(new UUID(0, 0), new UUID(-1, -1), UUID.randomUUID()));
        rows.add(new Row(new UUID(-1, -1), new UUID(0, 0), UUID.randomUUID()));
        RestrictionSet set = set(rows);
        assertEquals(rows.size(), set.size());
        rows.forEach(row -> assertEquals(row.id(), set.find(row.member(), row.source())));
        rows.subList(0, 1_000).forEach(row -> assertNull(set.find(row.source(), row.member())));
        rows.forEach(row -> assertNull(set.find(row.member(), UUID.randomUUID())));
    }

    @Test
    void theSourcesOfAMemberAreAllOfThem() {
        List<UUID> members = new ArrayList<>(List.of(new UUID(0, 0), new UUID(-1, -1)));
        for (int i = 0; i < 50; i++) {
            members.add(UUID.randomUUID());
        }
        List<Row> rows = new ArrayList<>();
        members.forEach(member -> {
            for (int i = 0; i < 3; i++) {
                rows.add(new Row(member, UUID.randomUUID(), UUID.randomUUID()));
            }
        });
        RestrictionSet set = set(rows);
        members.forEach(member -> assertEquals(
                rows.stream()
                        .filter(row -> row.member().equals(member))
                        .map(Row::source)
                        .sorted(ORDER)
                        .toList(),
                set.sources(member)));
        assertEquals(List.of(), set.sources(UUID.randomUUID()));
    }

    @Test
    void inNoneNothingIsFound() {
        assertNull(RestrictionSet.NONE.find(UUID.randomUUID(), UUID.randomUUID()));
        assertEquals(List.of(), RestrictionSet.NONE.sources(UUID.randomUUID()));
        assertEquals(0, RestrictionSet.NONE.size());
    }

    private static RestrictionSet set(List<Row> rows) {
        ByteBuffer bytes = ByteBuffer.allocate(rows.size() * 48);
        rows.stream()
                .sorted(Comparator.comparing(Row::member, ORDER).thenComparing(Row::source, ORDER))
                .forEach(row -> {
                    put(bytes, row.member());
                    put(bytes, row.source());
                    put(bytes, row.id());
                });
        return RestrictionSet.of(bytes.array());
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
