package io.outdial.outbound.callinglist;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The calling lists of campaigns. */
@ApplicationScoped
public class CallingListRepository {

    /**
     * A renamed campaign keeps the name of its list, which a new campaign may then want: its list gets the id of the
     * campaign in its name.
     */
    private static final String MAKE_DEFAULT = """
            INSERT INTO calling_list (client_id, id, campaign_id, name, is_default)
            SELECT $1, $2, $3,
                   CASE WHEN EXISTS (SELECT FROM calling_list WHERE client_id = $1 AND name = $4) THEN $5 ELSE $4 END,
                   true
            """;

    public Uni<Void> makeDefault(UUID clientId, UUID id, UUID campaignId, String name) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .update(MAKE_DEFAULT, clientId, id, campaignId, name, name + "_" + campaignId))
                .replaceWithVoid();
    }
}
