package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordSetTest {

    private static final UUID CLIENT = UUID.randomUUID();
    private static final UUID CAMPAIGN = UUID.randomUUID();

    @Test
    void asManyAsAreAllowedGoTogetherEqualNumbersToo() {
        assertEquals(
                List.of(3, 2),
                sizes(
                        3,
                        add("+12025550143"),
                        add("+12025550143"),
                        add("+12025550144"),
                        add("+12025550143"),
                        add("+12025550145")));
    }

    @Test
    void aNumberWithTwoReadingsGoesWithNoOtherOfThem() {
        AddRequest two = add("4930123456");
        assertNotNull(two.record().phone().otherKey());
        AddRequest other = add(two.record().phone().otherKey());
        AddRequest stranger = add("+12025550143");
        assertEquals(List.of(2, 1), sizes(9, two, stranger, other));
        assertEquals(List.of(2, 1), sizes(9, other, stranger, two));
        assertEquals(List.of(1, 2), sizes(9, two, two, stranger));
        assertEquals(List.of(3), sizes(9, other, other, stranger));
    }

    @Test
    void thatOfAnotherClientIsAnother() {
        AddRequest two = add("4930123456");
        AddRequest others = add(UUID.randomUUID(), CAMPAIGN, "4930123456", null);
        assertEquals(List.of(2), sizes(9, two, others));
    }

    @Test
    void aCampaignGetsOnePosition() {
        AddRequest none = add("+12025550143");
        AddRequest start = add(CLIENT, CAMPAIGN, "+12025550144", "RUNNING");
        AddRequest stop = add(CLIENT, CAMPAIGN, "+12025550144", "READY");
        AddRequest elsewhere = add(CLIENT, UUID.randomUUID(), "+12025550144", "READY");
        assertEquals(List.of(4), sizes(9, start, none, start, elsewhere));
        assertEquals(List.of(2, 2), sizes(9, start, none, stop, elsewhere));
    }

    private static List<Integer> sizes(int max, AddRequest... requests) {
        List<RecordSet> sets = RecordSet.of(List.of(requests), max);
        assertEquals(
                List.of(requests),
                sets.stream().flatMap(set -> set.requests().stream()).toList());
        return sets.stream().map(set -> set.requests().size()).toList();
    }

    private static AddRequest add(String phone) {
        return add(CLIENT, CAMPAIGN, phone, null);
    }

    private static AddRequest add(UUID client, UUID campaign, String phone, String position) {
        PhoneNumber number = PhoneNumber.of(phone, "DE").orElseThrow();
        return new AddRequest(
                new NewRecord(client, campaign, CAMPAIGN, number, 1, null, null, null, null, Map.of()),
                new Admission(1L, true, true, position));
    }
}
