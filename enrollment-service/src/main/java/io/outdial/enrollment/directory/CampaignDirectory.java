package io.outdial.enrollment.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.outdial.enrollment.peer.Directory;
import io.outdial.enrollment.peer.DirectoryEntry;
import io.outdial.enrollment.peer.DirectoryKey;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.peer.PeerUnavailable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which campaigns and sources there are. What was heard seconds ago is good enough; else the directory is asked; while
 * it does not answer, its earlier answers hold, and of what it never spoke nobody knows whether it is there (503). As
 * in the restrictions service (ADR 0004).
 */
@ApplicationScoped
public class CampaignDirectory {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Duration COPY_AGAIN_AFTER = Duration.ofHours(1);

    private final Directory directory;
    private final KnownEntries known;
    private final Cache<ClientKey, DirectoryEntry> fresh;
    /**
     * What the local copy says, so that hearing the same again writes nothing; written again now and then, should
     * another replica have changed it.
     */
    private final Cache<ClientKey, DirectoryEntry> copied;

    @Inject
    public CampaignDirectory(Directory directory, KnownEntries known, DirectoryConfig config) {
        this.directory = directory;
        this.known = known;
        this.fresh = Caffeine.newBuilder()
                .expireAfterWrite(config.freshFor())
                .maximumSize(config.cachedEntries())
                .build();
        this.copied = Caffeine.newBuilder()
                .expireAfterWrite(COPY_AGAIN_AFTER)
                .maximumSize(config.cachedEntries())
                .build();
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
        Map<DirectoryKey, DirectoryEntry> found = new HashMap<>();
        for (DirectoryKey key : keys) {
            DirectoryEntry entry = fresh.getIfPresent(new ClientKey(clientId, key));
            if (entry != null) {
                found.put(key, entry);
            }
        }
        List<DirectoryKey> unheard =
                keys.stream().filter(key -> !found.containsKey(key)).distinct().toList();
        if (unheard.isEmpty()) {
            return Uni.createFrom().item(found);
        }
        return directory
                .find(clientId, unheard)
                .call(heard -> copy(clientId, unheard, heard))
                .invoke(heard -> heard.forEach((key, entry) -> fresh.put(new ClientKey(clientId, key), entry)))
                .onFailure(PeerUnavailable.class)
                .recoverWithUni(() -> earlier(clientId, unheard))
                .map(heard -> {
                    found.putAll(heard);
                    return found;
                });
    }

    private Uni<Void> copy(UUID clientId, List<DirectoryKey> asked, Map<DirectoryKey, DirectoryEntry> heard) {
        boolean isNews = asked.stream().anyMatch(key -> {
            DirectoryEntry entry = heard.get(key);
            return entry == null || !entry.equals(copied.getIfPresent(new ClientKey(clientId, key)));
        });
        if (!isNews) {
            return Uni.createFrom().voidItem();
        }
        return known.hear(clientId, asked, heard)
                .invoke(() -> asked.forEach(key -> {
                    ClientKey of = new ClientKey(clientId, key);
                    DirectoryEntry entry = heard.get(key);
                    if (entry == null) {
                        copied.invalidate(of);
                    } else {
                        copied.put(of, entry);
                    }
                }));
    }

    private Uni<Map<DirectoryKey, DirectoryEntry>> earlier(UUID clientId, List<DirectoryKey> keys) {
        return known.find(clientId, keys).invoke(found -> {
            if (found.size() < keys.size()) {
                throw new Failure.Unavailable("The campaign directory does not answer", TRY_AGAIN_AFTER);
            }
        });
    }

    private record ClientKey(UUID clientId, DirectoryKey key) {}
}
