package io.outdial.outbound.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.pull.CampaignCard.Window;
import io.outdial.outbound.record.WindowKey;
import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ClientWindowsTest {

    private static final UUID CLIENT = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    private final Table table = new Table();
    private final ClientWindows windows = new ClientWindows();

    @Test
    void areReadOnceForAVersion() {
        table.rows.add(new Object[] {7, "Europe/Berlin Asia/Kolkata", 28_800, null});
        List<Window> berlin =
                List.of(new Window(7, new WindowKey(List.of("Europe/Berlin", "Asia/Kolkata"), 28_800, null)));
        assertEquals(berlin, find(CLIENT, "1 7"));
        assertEquals(berlin, find(CLIENT, "1 7"));
        assertEquals(List.of(CLIENT), table.asked);
    }

    @Test
    void areReadAgainOnceThereAreOthers() {
        table.rows.add(new Object[] {7, "", null, null});
        find(CLIENT, "1 7");
        table.rows.add(new Object[] {9, "", 3_600, 7_200});
        assertEquals(
                List.of(
                        new Window(7, new WindowKey(List.of(), null, null)),
                        new Window(9, new WindowKey(List.of(), 3_600, 7_200))),
                find(CLIENT, "2 16"));
        assertEquals(List.of(CLIENT, CLIENT), table.asked);
    }

    @Test
    void areThoseOfTheirClient() {
        table.rows.add(new Object[] {7, "", null, null});
        find(CLIENT, "1 7");
        table.rows.clear();
        assertEquals(List.of(), find(OTHER, "1 7"));
        assertEquals(List.of(CLIENT, OTHER), table.asked);
    }

    @Test
    void areNotAskedForWhereThereAreNone() {
        assertEquals(List.of(), find(CLIENT, null));
        assertEquals(List.of(), table.asked);
    }

    private List<Window> find(UUID client, String version) {
        return windows.find(table, client, version).await().indefinitely();
    }

    /** The table of windows; remembers whose were asked for. */
    private static final class Table implements SqlCarrier {

        private final List<Object[]> rows = new ArrayList<>();
        private final List<UUID> asked = new ArrayList<>();

        @Override
        public Uni<List<Object[]>> rows(String sql, Object... values) {
            asked.add((UUID) values[0]);
            return Uni.createFrom().item(List.copyOf(rows));
        }

        @Override
        public Uni<Object[]> firstRow(String sql, Object... values) {
            throw new UnsupportedOperationException(sql);
        }

        @Override
        public Uni<Integer> update(String sql, Object... values) {
            throw new UnsupportedOperationException(sql);
        }

        @Override
        public <T> Uni<T> inTransaction(Function<SqlCarrier, Uni<T>> work) {
            throw new UnsupportedOperationException();
        }
    }
}
