package io.outdial.outbound.campaign;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What of campaigns is not stored and found like other entries. */
@ApplicationScoped
class CampaignRepository {

    /** A number that no campaign and no calling list of any client has. */
    Uni<Integer> nextDbid() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("SELECT nextval('dbid')", Long.class)
                        .getSingleResult())
                .map(Math::toIntExact);
    }
}
