package io.outdial.restrictions.names;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.lookup.LookupConfig;
import io.outdial.platform.lookup.RememberedLookup;
import io.outdial.restrictions.peer.Directory;
import io.outdial.restrictions.peer.NamedKey;
import io.outdial.restrictions.peer.NamedKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Names and existence of campaign, member and source (ADR 4). */
@Singleton
public class NameService {

    private final RememberedLookup<NamedKey, String> names;

    @Inject
    NameService(Directory directory, KnownNameRepository known, LookupConfig config) {
        this.names = new RememberedLookup<>("campaign directory", directory, known, config);
    }

    /**
     * The names of what the client has among these; what is not in the answer it does not have.
     *
     * @throws Failure.Unavailable if the directory is down and never spoke of one of them
     */
    public Uni<Map<NamedKey, String>> existing(UUID clientId, Collection<NamedKey> keys) {
        return names.find(clientId, keys);
    }

    /** Names to show beside ids. Never fails: what is not in the answer has no name that could be told now. */
    public Uni<Map<NamedKey, String>> shown(UUID clientId, Collection<NamedKey> keys) {
        return names.findToShow(clientId, keys);
    }

    /** Whether all three are known to exist, from memory alone. False says nothing; see {@link #unknown}. */
    public boolean areKnown(UUID clientId, UUID campaignId, UUID memberId, UUID sourceId) {
        long now = System.nanoTime();
        return names.isKnown(clientId, new NamedKey(NamedKind.CAMPAIGN, campaignId), now)
                && names.isKnown(clientId, new NamedKey(NamedKind.MEMBER, memberId), now)
                && names.isKnown(clientId, new NamedKey(NamedKind.SOURCE, sourceId), now);
    }

    /**
     * Which of these the client does not have. What was known once counts as existing until the directory says
     * otherwise, which is asked in the background.
     *
     * @throws Failure.Unavailable if the directory is down and never spoke of one of them
     */
    public Uni<Set<NamedKey>> unknown(UUID clientId, Collection<NamedKey> keys) {
        return names.findUnknown(clientId, keys);
    }
}
