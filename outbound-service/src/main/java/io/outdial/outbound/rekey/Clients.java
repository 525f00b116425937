package io.outdial.outbound.rekey;

import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.registry.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * The clients whose numbers can be read: a number needs its region. Rows of other clients wait until they are known.
 */
@ApplicationScoped
class Clients {

    @Inject
    KeyRegistry registry;

    List<UUID> ids() {
        return registry.clients().stream().map(Client::id).toList();
    }

    /** Null where the client is no longer registered. */
    String region(UUID clientId) {
        return registry.client(clientId).map(Client::region).orElse(null);
    }
}
