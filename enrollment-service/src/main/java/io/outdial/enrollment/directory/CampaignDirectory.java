package io.outdial.enrollment.directory;

import io.outdial.enrollment.peer.Directory;
import io.outdial.enrollment.peer.DirectoryEntry;
import io.outdial.enrollment.peer.DirectoryKey;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.lookup.LookupConfig;
import io.outdial.platform.lookup.RememberedLookup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which campaigns and sources exist (ADR 4). */
@Singleton
public class CampaignDirectory {

    private final RememberedLookup<DirectoryKey, DirectoryEntry> entries;

    @Inject
    CampaignDirectory(Directory directory, KnownEntryRepository known, LookupConfig config) {
        this.entries = new RememberedLookup<>("campaign directory", directory, known, config);
    }

    /** @throws Failure.NotFound if the client has no such campaign; otherwise like {@link #find} */
    public Uni<Void> require(UUID clientId, UUID campaignId) {
        DirectoryKey campaign = DirectoryKey.campaign(campaignId);
        return find(clientId, List.of(campaign))
                .invoke(found -> {
                    if (!found.containsKey(campaign)) {
                        throw new Failure.NotFound("No campaign with this id");
                    }
                })
                .replaceWithVoid();
    }

    /**
     * What is not in the answer does not exist for this client. To be asked outside of transactions.
     *
     * @throws Failure.Unavailable if the directory is down and never spoke of one of them
     */
    public Uni<Map<DirectoryKey, DirectoryEntry>> find(UUID clientId, Collection<DirectoryKey> keys) {
        return entries.find(clientId, keys);
    }
}
