package io.outdial.platform.lookup;

import io.outdial.platform.peer.PeerUnavailable;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How a peer is asked. */
public interface Question<K, V> {

    /**
     * What exists among these; what is not in the answer does not exist for this client.
     *
     * @param keys at most {@link #maxOfAKind()} of each kind
     * @throws PeerUnavailable if the peer gives no answer
     */
    Uni<Map<K, V>> ask(UUID clientId, List<K> keys);

    /** What a key is a key of. */
    Object kind(K key);

    /** How many keys of each kind the peer takes in one call. */
    int maxOfAKind();
}
