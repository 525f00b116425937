package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.NewRecordRepository.Waiting;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a record becomes, said once in Java: the statement says the same for every combination of what it asks. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AddRecordsAgreeTest {

    private enum Version {
        NOT_ASKED,
        SAME,
        OTHER
    }

    private enum ListEntry {
        NONE,
        NO_LONGER,
        LISTED,
        FOR_A_WHILE,
        BY_THE_CAMPAIGN,
        ERASED;

        boolean isLifted() {
            return this == NONE || this == NO_LONGER;
        }

        /** Whatever the campaign applies. */
        boolean bars() {
            return this == FOR_A_WHILE || this == BY_THE_CAMPAIGN;
        }
    }

    private enum Known {
        NO,
        BY_ITS_KEY,
        BY_ANOTHER_READING
    }

    private enum Position {
        NONE,
        AS_IT_IS,
        ANOTHER
    }

    private record Facts(
            Version version,
            ListEntry listEntry,
            Known known,
            Position position,
            boolean refusesListed,
            boolean refusesDuplicates) {

        /** @param knownHandle of the record there is, null for none */
        Addition expected(Waiting waiting, Long knownHandle, Long ownHandle) {
            boolean moves = position == Position.ANOTHER;
            if (version == Version.OTHER || (moves && waiting == Waiting.FOR_NOBODY)) {
                return new Addition(Addition.Outcome.STALE, null, null);
            }
            if (listEntry.bars() || (!listEntry.isLifted() && refusesListed)) {
                return new Addition(Addition.Outcome.DO_NOT_CALL, null, null);
            }
            return known != Known.NO && refusesDuplicates
                    ? new Addition(Addition.Outcome.DUPLICATE, knownHandle, null)
                    : new Addition(Addition.Outcome.STORED, ownHandle, moves ? "READY" : null);
        }

        String expectedRow() {
            return "type %d, first %s, due %s, phone %s, name %s"
                    .formatted(
                            listEntry.isLifted() ? 2 : 7,
                            known == Known.NO,
                            listEntry.isLifted(),
                            listEntry == ListEntry.ERASED ? "erased" : "given",
                            listEntry == ListEntry.ERASED ? null : "Cleo");
        }
    }

    @Inject
    NewRecordRepository records;

    @Inject
    NumberHash hashes;

    final Rows rows = new Rows();

    private final UUID client = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(Waiting.class)
    void everyCombinationIsDecidedAsTheRuleSays(Waiting waiting) {
        List<Facts> all = combinations();
        makeCampaigns(all.size());
        List<Long> knownHandles = makeSituations(all);
        List<AddRequest> requests = IntStream.range(0, all.size())
                .mapToObj(i -> request(i, all.get(i)))
                .toList();
        assertEquals(1, RecordSet.of(requests, requests.size()).size());
        List<Addition> additions =
                records.addAll(records.database(), requests, waiting).await().indefinitely();
        for (int i = 0; i < all.size(); i++) {
            Facts facts = all.get(i);
            Addition addition = additions.get(i);
            assertEquals(facts.expected(waiting, knownHandles.get(i), addition.handle()), addition, facts::toString);
            if (addition.outcome() == Addition.Outcome.STORED) {
                assertEquals(facts.expectedRow(), row(addition.handle()), facts::toString);
            }
            assertEquals(
                    addition.movedFrom() == null ? "READY" : "RUNNING",
                    rows.text("SELECT position FROM campaign WHERE client_id = ? AND id = ?", client, campaign(i)));
        }
        long before = all.stream().filter(facts -> facts.known() != Known.NO).count();
        long added = additions.stream()
                .filter(addition -> addition.outcome() == Addition.Outcome.STORED)
                .count();
        assertEquals(before + added, rows.number("SELECT count(*) FROM outbound_record WHERE client_id = ?", client));
    }

    private static List<Facts> combinations() {
        List<Facts> all = new ArrayList<>();
        for (Version version : Version.values()) {
            for (ListEntry listEntry : ListEntry.values()) {
                for (Known known : Known.values()) {
                    for (Position position : Position.values()) {
                        for (int bits = 0; bits < 4; bits++) {
                            all.add(new Facts(version, listEntry, known, position, (bits & 1) != 0, (bits & 2) != 0));
                        }
                    }
                }
            }
        }
        return all;
    }

    private void makeCampaigns(int count) {
        for (int i = 0; i < count; i++) {
            rows.execute(
                    "INSERT INTO campaign (client_id, id, name, version) VALUES (?, ?, ?, 7)",
                    client,
                    campaign(i),
                    "Campaign " + i);
        }
    }

    /** @return the handles of the records there are, null where there is none */
    private List<Long> makeSituations(List<Facts> all) {
        List<Long> handles = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            PhoneNumber phone = phone(i);
            switch (all.get(i).listEntry()) {
                case NONE -> {}
                case LISTED -> list(phone, new UUID(0, 0), "person", null);
                case NO_LONGER -> list(phone, new UUID(0, 0), "api", "-1 day");
                case FOR_A_WHILE -> list(phone, new UUID(0, 0), "api", "1 day");
                case BY_THE_CAMPAIGN -> list(phone, campaign(i), "api", null);
                case ERASED ->
                    rows.execute(
                            "INSERT INTO do_not_call_hash (client_id, number_hash) VALUES (?, ?)",
                            client,
                            hashes.of(client, phone.key()));
            }
            handles.add(makeKnown(i, all.get(i)));
        }
        return handles;
    }

    private void list(PhoneNumber phone, UUID scope, String origin, String endsIn) {
        rows.execute("""
                INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version, scope, origin, expires_at)
                VALUES (?, ?, ?, 'a test', 2, ?, ?, now() + CAST(? AS interval))
                """, client, phone.key(), phone.given(), scope, origin, endsIn);
    }

    private Long makeKnown(int i, Facts facts) {
        if (facts.known() == Known.NO) {
            return null;
        }
        String key = facts.listEntry() == ListEntry.ERASED ? "#" + hashes.of(client, phone(i).key()) : phone(i).key();
        boolean isOther = facts.known() == Known.BY_ANOTHER_READING;
        return rows.number(
                """
                INSERT INTO outbound_record (client_id, handle, chain_id, campaign_id, calling_list_id, phone, phone_key, other_phone_key, key_version, is_first)
                SELECT ?, handle, handle, ?, ?, 'known', ?, ?, 2, true FROM (SELECT nextval('record_handle')) AS drawn (handle) RETURNING handle
                """, client, campaign(i), campaign(i), isOther ? "another " + i : key, isOther ? phone(i).key() : null);
    }

    private AddRequest request(int i, Facts facts) {
        Long version =
                switch (facts.version()) {
                    case NOT_ASKED -> null;
                    case SAME -> 7L;
                    case OTHER -> 6L;
                };
        String position =
                switch (facts.position()) {
                    case NONE -> null;
                    case AS_IT_IS -> "READY";
                    case ANOTHER -> "RUNNING";
                };
        return new AddRequest(
                new NewRecord(
                        client,
                        campaign(i),
                        campaign(i),
                        phone(i),
                        5,
                        null,
                        "Cleo",
                        null,
                        null,
                        Map.of("city", "Pune")),
                new Admission(version, facts.refusesListed(), facts.refusesDuplicates(), position));
    }

    private String row(long handle) {
        List<Object> row = rows.all(
                        "SELECT record_type, is_first, due_at IS NOT NULL, phone, name FROM outbound_record WHERE client_id = ? AND handle = ?",
                        client,
                        handle)
                .get(0);
        String phone = row.get(3).equals("erased") ? "erased" : "given";
        return "type %s, first %s, due %s, phone %s, name %s"
                .formatted(row.get(0), row.get(1), row.get(2), phone, row.get(4));
    }

    private static PhoneNumber phone(int i) {
        return PhoneNumber.of("202" + (2_000_000 + i), "US").orElseThrow();
    }

    private static UUID campaign(int i) {
        return new UUID(0x7000, i + 1);
    }
}
