package io.outdial.platform.lookup;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * A peer's answers in the service's own database, for the time when the peer cannot be asked. An answer may be shared
 * by several requests, so this runs single statements, and not in the session of a request.
 */
public interface LocalCopy<K, V> {

    /** Keeps what the peer answered, also that something does not exist (any more). */
    Uni<Void> store(UUID clientId, Collection<K> asked, Map<K, V> found);

    /** What the copy holds of these. */
    Uni<Map<K, V>> find(UUID clientId, Collection<K> keys);
}
