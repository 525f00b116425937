package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.NumberHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Notes that leads were refused because their numbers must not be called: the evidence of a telephone tells it. */
@ApplicationScoped
public class RefusedLeadRepository {

    static final String NOTE =
            "SELECT note_refused_leads(CAST($1 AS text[]), CAST($2 AS text[]), CAST($3 AS text[]), CAST($4 AS text[]))";

    @Inject
    NumberHash hashes;

    /**
     * In the transaction of the connection, or else in one of its own. Whoever is told that a lead was refused is told
     * so after this.
     */
    public Uni<Void> note(SqlCarrier connection, List<RefusedLead> refused) {
        return refused.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .firstRow(
                                NOTE,
                                SetColumns.texts(refused, RefusedLead::clientId),
                                SetColumns.texts(refused, RefusedLead::campaignId),
                                SetColumns.texts(refused, lead -> SetColumns.keys(lead.phone())),
                                SetColumns.texts(
                                        refused, lead -> SetColumns.hashes(hashes, lead.clientId(), lead.phone())))
                        .replaceWithVoid();
    }
}
