package io.outdial.restrictions.names;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.outdial.platform.failure.Failure;
import io.outdial.restrictions.peer.Directory;
import io.outdial.restrictions.peer.DirectoryUnavailable;
import io.outdial.restrictions.peer.NamedKey;
import io.outdial.restrictions.peer.NamedKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Names and existence of campaign, member and source. A name heard seconds ago is good enough; else the directory is asked; while it does not answer, its earlier
 * answers hold, and what it never spoke of cannot be restricted (503), because an id that may not exist must not look as if it did.
 */
@ApplicationScoped
public class NameService {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Duration COPY_AGAIN_AFTER = Duration.ofHours(1);

    private final Directory directory;
    private final KnownNames known;
    private final Cache<ClientKey, String> fresh;
    /** What the local copy says, so that hearing the same again writes nothing; written again now and then, should another replica have changed it. */
    private final Cache<ClientKey, String> copied;

    @Inject
    public NameService(Directory directory, KnownNames known, NamesConfig config) {
        this.directory = directory;
        this.known = known;
        this.fresh = Caffeine.newBuilder()
                .expireAfterWrite(config.freshFor())
                .maximumSize(config.cachedNames())
                .build();
        this.copied = Caffeine.newBuilder()
                .expireAfterWrite(COPY_AGAIN_AFTER)
                .maximumSize(config.cachedNames())
                .build();
    }

    /**
     * @throws Failure.NotFound naming the first of campaign, member, source that the client does not have
     * @throws Failure.Unavailable if the directory is down and never spoke of one of them
     */
    public Uni<Names> of(UUID clientId, UUID campaignId, UUID memberId, UUID sourceId) {
        NamedKey campaign = new NamedKey(NamedKind.CAMPAIGN, campaignId);
        NamedKey member = new NamedKey(NamedKind.MEMBER, memberId);
        NamedKey source = new NamedKey(NamedKind.SOURCE, sourceId);
        List<NamedKey> keys = List.of(campaign, member, source);
        return names(clientId, keys)
                .map(names -> new Names(required(names, campaign), required(names, member), required(names, source)));
    }

    private Uni<Map<NamedKey, String>> names(UUID clientId, List<NamedKey> keys) {
        Map<NamedKey, String> names = new HashMap<>();
        keys.forEach(key -> {
            String name = fresh.getIfPresent(new ClientKey(clientId, key));
            if (name != null) {
                names.put(key, name);
            }
        });
        List<NamedKey> unheard =
                keys.stream().filter(key -> !names.containsKey(key)).toList();
        if (unheard.isEmpty()) {
            return Uni.createFrom().item(names);
        }
        return directory
                .names(clientId, unheard)
                .call(heard -> copy(clientId, unheard, heard))
                .invoke(heard -> heard.forEach((key, name) -> fresh.put(new ClientKey(clientId, key), name)))
                .onFailure(DirectoryUnavailable.class)
                .recoverWithUni(() -> earlier(clientId, unheard))
                .map(heard -> {
                    names.putAll(heard);
                    return names;
                });
    }

    private Uni<Void> copy(UUID clientId, List<NamedKey> asked, Map<NamedKey, String> heard) {
        boolean isNews = asked.stream().anyMatch(key -> {
            String name = heard.get(key);
            return name == null || !name.equals(copied.getIfPresent(new ClientKey(clientId, key)));
        });
        if (!isNews) {
            return Uni.createFrom().voidItem();
        }
        return known.hear(clientId, asked, heard)
                .invoke(() -> asked.forEach(key -> {
                    ClientKey of = new ClientKey(clientId, key);
                    String name = heard.get(key);
                    if (name == null) {
                        copied.invalidate(of);
                    } else {
                        copied.put(of, name);
                    }
                }));
    }

    private Uni<Map<NamedKey, String>> earlier(UUID clientId, List<NamedKey> keys) {
        return known.of(clientId, keys).invoke(names -> {
            if (names.size() < keys.size()) {
                throw new Failure.Unavailable("The campaign directory does not answer", TRY_AGAIN_AFTER);
            }
        });
    }

    private static String required(Map<NamedKey, String> names, NamedKey key) {
        String name = names.get(key);
        if (name == null) {
            throw new Failure.NotFound("No " + key.kind().word() + " with this id");
        }
        return name;
    }

    private record ClientKey(UUID clientId, NamedKey key) {}
}
