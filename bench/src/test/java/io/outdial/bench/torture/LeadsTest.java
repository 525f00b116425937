package io.outdial.bench.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.bench.torture.Leads.Arrival;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeadsTest {

    private static final int MANY = 1_000;

    private final Leads leads = new Leads();

    @Test
    void knowsWhichWereAcknowledged() {
        List<String> made = leads.newNumbers(MANY);
        leads.acknowledge(made.get(3), Arrival.RECORD);
        leads.acknowledge(made.get(3), Arrival.RECORD);
        leads.acknowledge(made.get(999), Arrival.ENROLMENT);

        Map<String, Arrival> all = new HashMap<>();
        leads.forEach(all::put);
        assertEquals(Map.of("+13122000003", Arrival.RECORD, "+13122000999", Arrival.ENROLMENT), all);
        assertEquals(2, leads.count());
    }

    @Test
    void anyIsOneThatWasAcknowledged() {
        assertEquals(Optional.empty(), leads.any(new Random(1)));
        List<String> made = leads.newNumbers(4);
        assertEquals(Optional.empty(), leads.any(new Random(1)));
        leads.acknowledge(made.get(1), Arrival.RECORD);
        leads.acknowledge(made.get(2), Arrival.RECORD);

        Random random = new Random(1);
        Set<String> found = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            leads.any(random).ifPresent(found::add);
        }
        assertEquals(Set.of(made.get(1), made.get(2)), found);
    }

    @Test
    void recentAreThoseThatCameLast() {
        List<String> made = leads.newNumbers(MANY);
        made.forEach(phone -> leads.acknowledge(phone, Arrival.RECORD));

        assertTrue(leads.recent().contains(made.get(MANY - 1)));
        assertEquals(300, leads.recent().size());
    }
}
