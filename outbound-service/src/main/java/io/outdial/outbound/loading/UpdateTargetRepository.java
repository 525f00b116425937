package io.outdial.outbound.loading;

import io.outdial.outbound.intake.DialMethod;
import io.outdial.outbound.mapping.MappedColumns;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** Looks up the campaigns of records that are to be changed, in one statement. */
@ApplicationScoped
class UpdateTargetRepository {

    static final String FIND = """
            SELECT campaign.id, campaign.dial_method,
                   (SELECT CAST(json_build_array(array_to_json(column_names), array_to_json(column_types)) AS text) FROM mapping
                     WHERE mapping.client_id = campaign.client_id AND mapping.name = campaign.mapping_name) AS columns,
                   named.member IS NULL OR EXISTS (
                       SELECT FROM campaign_member AS own
                        WHERE own.client_id = campaign.client_id AND own.campaign_id = campaign.id AND own.member_id = CAST(named.member AS uuid)),
                   named.skill IS NULL OR EXISTS (
                       SELECT FROM campaign_skill AS own
                        WHERE own.client_id = campaign.client_id AND own.campaign_id = campaign.id AND own.skill_id = CAST(named.skill AS uuid))
              FROM unnest(CAST($2 AS text[]), CAST($3 AS text[]), CAST($4 AS text[])) WITH ORDINALITY AS named (handle, member, skill, n)
              LEFT JOIN outbound_record AS record ON record.client_id = $1 AND record.handle = CAST(named.handle AS bigint)
              LEFT JOIN campaign ON campaign.client_id = record.client_id AND campaign.id = record.campaign_id
             ORDER BY named.n
            """;

    /** @return in the order of the updates; null where the client has no such record */
    Uni<List<UpdateTarget>> find(UUID clientId, List<RecordUpdate> updates) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(
                                FIND,
                                clientId,
                                texts(updates, RecordUpdate::handle),
                                texts(updates, RecordUpdate::memberId),
                                texts(updates, RecordUpdate::skillId)))
                .map(rows -> Arrays.asList(
                        rows.stream().map(UpdateTargetRepository::target).toArray(UpdateTarget[]::new)));
    }

    private static UpdateTarget target(Object[] row) {
        return row[0] == null
                ? null
                : new UpdateTarget(
                        (UUID) row[0],
                        DialMethod.valueOf(((String) row[1]).toUpperCase(Locale.ROOT)),
                        MappedColumns.parse((String) row[2]),
                        (Boolean) row[3],
                        (Boolean) row[4]);
    }

    private static String[] texts(List<RecordUpdate> updates, Function<RecordUpdate, ?> value) {
        return updates.stream()
                .map(update -> Objects.toString(value.apply(update), null))
                .toArray(String[]::new);
    }
}
