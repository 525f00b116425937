package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.OutdialService;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An operator looks after an event that its receiver refuses. */
@OnSharedProduct
class EventsTest {

    private final Product product;

    EventsTest(Product product) {
        this.product = product;
    }

    @Test
    void anEventThatNobodyUnderstandsIsSeenAndDropped() {
        String id = UUID.randomUUID().toString();
        product.query(
                OutdialService.OUTBOUND,
                "INSERT INTO outbox_event (id, client_id, key, type, data) VALUES (?::uuid, ?::uuid, ?, 'unheard.of', '{}') RETURNING id",
                id,
                product.credentials().clientId().toString(),
                id);

        await().until(() -> product.query(
                        OutdialService.OUTBOUND,
                        "SELECT count(*) FROM outbox_event WHERE id = ?::uuid AND failure IS NOT NULL",
                        id)
                .equals("1"));

        String listed = events("list", "--failed").out();
        assertTrue(listed.contains(id) && listed.contains("\n    events of this type are not known here\n"), listed);
        assertEquals(0, events("drop", id, "--reason", "a test", "--yes").code());
        Command.Outcome shown = events("show", id);
        assertTrue(shown.out().contains("\"reason\" : \"a test\""), shown::toString);
    }

    private Command.Outcome events(String... arguments) {
        List<String> all = new ArrayList<>(List.of("events"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", product.dataFolder()));
        return Command.run(all.toArray(new String[0]));
    }
}
