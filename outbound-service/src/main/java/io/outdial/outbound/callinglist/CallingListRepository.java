package io.outdial.outbound.callinglist;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The calling list that a campaign takes its leads into. */
@ApplicationScoped
public class CallingListRepository {

    /**
     * A renamed campaign keeps the name of its list, which may then be the one that a new campaign would get: that
     * one's list has the id of its campaign in its name.
     */
    private static final String MAKE_DEFAULT = """
            INSERT INTO calling_list (client_id, id, campaign_id, name, is_default)
            SELECT ?1, ?2, ?3,
                   CASE WHEN EXISTS (SELECT FROM calling_list WHERE client_id = ?1 AND name = ?4) THEN ?5 ELSE ?4 END,
                   true
            """;

    public Uni<Void> makeDefault(UUID clientId, UUID id, UUID campaignId, String name) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MAKE_DEFAULT)
                        .setParameter(1, clientId)
                        .setParameter(2, id)
                        .setParameter(3, campaignId)
                        .setParameter(4, name)
                        .setParameter(5, name + "_" + campaignId)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
