package io.outdial.outbound.mapping;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What of mappings is not stored and found like other entries. */
@ApplicationScoped
public class MappingRepository {

    private static final String LOCK = "SELECT name FROM mapping WHERE client_id = $1 AND name = $2 FOR KEY SHARE";

    /**
     * Whether the client has a mapping of the name. Nobody renames or deletes it until the transaction ends. Campaigns
     * are locked after it, since a new name changes them.
     */
    public Uni<Boolean> lock(UUID clientId, String name) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).firstRow(LOCK, clientId, name))
                .map(found -> found != null);
    }
}
