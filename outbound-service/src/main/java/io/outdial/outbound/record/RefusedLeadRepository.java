package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Notes that leads were refused because their numbers must not be called: the evidence of a telephone tells it. */
@ApplicationScoped
class RefusedLeadRepository {

    static final String NOTE =
            "SELECT note_refused_leads(CAST($1 AS text[]), CAST($2 AS text[]), CAST($3 AS text[]), CAST($4 AS text[]))";

    /**
     * In the transaction of the connection, or else in one of its own. Whoever is told that a lead was refused is told
     * so after this.
     *
     * @param keys of a record's number, with blanks between them
     * @param hashes of the keys, likewise
     */
    Uni<Void> note(
            SqlCarrier connection,
            List<NewRecord> refused,
            Function<NewRecord, String> keys,
            Function<NewRecord, String> hashes) {
        return refused.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .firstRow(
                                NOTE,
                                texts(refused, record -> record.clientId().toString()),
                                texts(refused, record -> record.campaignId().toString()),
                                texts(refused, keys),
                                texts(refused, hashes))
                        .replaceWithVoid();
    }

    private static String[] texts(List<NewRecord> records, Function<NewRecord, String> value) {
        return records.stream().map(value).toArray(String[]::new);
    }
}
