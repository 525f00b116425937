package io.outdial.restrictions.decision;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads what decisions are taken from. Single statements, so that version and restrictions belong together. */
@ApplicationScoped
class SnapshotRepository {

    /** All of a campaign as one value of 48 bytes a row: see {@link RestrictionSet}. */
    static final String LOAD = """
            SELECT coalesce((SELECT version FROM restricted_campaign WHERE client_id = $1 AND campaign_id = $2), 0) AS version,
                   (SELECT string_agg(uuid_send(member_id) || uuid_send(source_id) || uuid_send(id), ''::bytea ORDER BY member_id, source_id)
                      FROM agent_source_restriction WHERE client_id = $1 AND campaign_id = $2) AS restrictions
            """;

    static final String VERSIONS = """
            SELECT asked.client_id, asked.campaign_id, coalesce(held.version, 0) AS version
              FROM unnest($1::uuid[], $2::uuid[]) AS asked (client_id, campaign_id)
              LEFT JOIN restricted_campaign AS held ON held.client_id = asked.client_id AND held.campaign_id = asked.campaign_id
            """;

    private static final String RESTRICTED = """
            SELECT client_id, campaign_id FROM (
                SELECT client_id, campaign_id, sum(restrictions) OVER (ORDER BY restrictions, client_id, campaign_id) AS together
                  FROM restricted_campaign WHERE restrictions > 0) AS counted
             WHERE together <= $1
            """;

    /** A database that takes longer than this does not answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Pool pool;

    @Inject
    SnapshotRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<Loaded> load(CampaignKey key) {
        return pool.preparedQuery(LOAD)
                .execute(Tuple.of(key.clientId(), key.campaignId()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Loaded(
                            row.getLong("version"),
                            row.getBuffer("restrictions") == null
                                    ? RestrictionSet.NONE
                                    : RestrictionSet.of(
                                            row.getBuffer("restrictions").getBytes()));
                })
                .ifNoItem()
                .after(TIMEOUT)
                .fail();
    }

    /** The version that each of the campaigns is at, 0 where there never was a restriction. */
    Uni<Map<CampaignKey, Long>> versions(Collection<CampaignKey> keys) {
        UUID[] clients = keys.stream().map(CampaignKey::clientId).toArray(UUID[]::new);
        UUID[] campaigns = keys.stream().map(CampaignKey::campaignId).toArray(UUID[]::new);
        return pool.preparedQuery(VERSIONS)
                .execute(Tuple.of(clients, campaigns))
                .map(rows -> {
                    Map<CampaignKey, Long> versions = new HashMap<>();
                    rows.forEach(row -> versions.put(key(row), row.getLong("version")));
                    return versions;
                })
                .ifNoItem()
                .after(TIMEOUT)
                .fail();
    }

    /** As many campaigns with restrictions as together hold no more than that many. */
    Uni<List<CampaignKey>> restricted(long mostRestrictions) {
        return pool.preparedQuery(RESTRICTED)
                .execute(Tuple.of(mostRestrictions))
                .map(rows -> {
                    List<CampaignKey> keys = new ArrayList<>();
                    rows.forEach(row -> keys.add(key(row)));
                    return keys;
                });
    }

    private static CampaignKey key(Row row) {
        return new CampaignKey(row.getUUID("client_id"), row.getUUID("campaign_id"));
    }

    record Loaded(long version, RestrictionSet restrictions) {}
}
