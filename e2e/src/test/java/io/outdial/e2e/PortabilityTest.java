package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What of PostgreSQL the services depend on is in the tables of {@code docs/guides/outgrow.md}, and nothing else is:
 * whoever thinks of partitions or of another engine knows what would have to be changed.
 */
@OnSharedProduct
class PortabilityTest {

    private static final String PAGE = "guides/outgrow.md";
    private static final String LOCK = "pg_(try_)?advisory_";
    private static final String SESSION_LOCK = "pg_(try_)?advisory_(un)?lock";
    private static final String NOTIFY = "pg_notify";
    private static final Pattern CHANNEL = Pattern.compile("(?s)implements SignalReceiver.* CHANNEL = \"(\\w+)\"");

    private final SchemaCatalogue catalogue;

    PortabilityTest(Product product) {
        catalogue = new SchemaCatalogue(product);
    }

    @Test
    void everyTableIsThere() {
        assertAgree(catalogue.tables(), table("## Tables and their keys").entries(row -> Stream.of(row.get(1))));
    }

    @Test
    void everyKeyIsThere() {
        assertAgree(catalogue.keys(), table("## Tables and their keys").entries(row -> keys(row.get(2))
                .map(key -> row.get(1) + ": " + key)));
    }

    /** What a distributed table cannot have. */
    @Test
    void everyKeyWithoutTheClientIsThere() {
        Predicate<String> isOfAllClients = key -> !key.contains("client_id");
        assertAgree(
                catalogue.keys().stream().filter(isOfAllClients).collect(Collectors.toSet()),
                table("### Keys over all clients").entries(row -> Stream.of(row.get(1) + ": " + row.get(2))));
        assertEquals(
                List.of(),
                catalogue.foreignKeys().stream().filter(isOfAllClients).toList());
        assertFalse(catalogue.foreignKeys().isEmpty());
    }

    @Test
    void everyTriggerIsThere() {
        assertAgree(
                catalogue.triggers(),
                table("## Triggers").entries(row -> Stream.of(row.get(1) + ": " + row.get(2) + " " + row.get(3))));
    }

    @Test
    void everyLockIsThere() {
        Set<String> found = catalogue.functionsWith(LOCK);
        found.addAll(ServiceSources.classesWith(LOCK));
        assertAgree(found, table("## Locks").entries(row -> names(row.get(2))));
    }

    /** One that outlives its transaction would be lost behind a pooler. */
    @Test
    void everyLockEndsWithItsTransaction() {
        assertEquals(Set.of(), catalogue.functionsWith(SESSION_LOCK));
        assertEquals(Set.of(), ServiceSources.classesWith(SESSION_LOCK));
    }

    @Test
    void everyChannelIsThere() {
        PageTable page = table("## Channels");
        Set<String> channels = catalogue.channels();
        channels.addAll(ServiceSources.groups(CHANNEL));
        assertAgree(channels, page.entries(row -> Stream.of(row.get(1)).filter(name -> !name.endsWith("*"))));
        Set<String> notifiers = catalogue.functionsWith(NOTIFY);
        notifiers.addAll(ServiceSources.classesWith(NOTIFY));
        assertAgree(notifiers, page.entries(row -> names(row.get(2))));
        assertAgree(
                ServiceSources.classesWith("implements SignalReceiver|\"LISTEN "),
                page.entries(row -> names(row.get(3))));
    }

    private static PageTable table(String heading) {
        return PageTable.read(PAGE, heading);
    }

    /** Names with their columns in brackets, after which a comma separates them. */
    private static Stream<String> keys(String cell) {
        return Arrays.stream(cell.split("(?<=\\)), "));
    }

    private static Stream<String> names(String cell) {
        return Arrays.stream(cell.split(", "));
    }

    private static void assertAgree(Set<String> found, Set<String> page) {
        Set<String> missing = new TreeSet<>(found);
        missing.removeAll(page);
        Set<String> gone = new TreeSet<>(page);
        gone.removeAll(found);
        assertEquals(
                "not on the page: [], on the page and nowhere else: []",
                "not on the page: " + missing + ", on the page and nowhere else: " + gone);
        assertFalse(found.isEmpty());
    }
}
