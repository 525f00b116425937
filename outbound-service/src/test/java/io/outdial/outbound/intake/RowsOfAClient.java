package io.outdial.outbound.intake;

import io.outdial.outbound.record.NewRecordRepository;
import io.outdial.platform.registry.Client;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.time.TzdbZone;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A client with a campaign, of whose rows the outcomes are told in a word each. */
abstract class RowsOfAClient {

    @Inject
    RecordIntake intake;

    @Inject
    NewRecordRepository records;

    final Rows rows = new Rows();

    UUID client;
    UUID campaign;
    RowReader reader;

    @BeforeEach
    void makeClient() {
        client = UUID.randomUUID();
        reader = new RowReader(new Client(client, "A client", "US", TzdbZone.UTC, null));
        campaign = makeCampaign("Progressive", "active");
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final List<String> add(RowOptions options, Map<String, Object>... given) {
        return add(campaign, options, given);
    }

    List<String> add(RowOptions options, List<Map<String, Object>> given) {
        return words(outcomes(campaign, options, given));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final List<String> add(UUID target, RowOptions options, Map<String, Object>... given) {
        return words(outcomes(target, options, List.of(given)));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final List<RowOutcome> outcomes(RowOptions options, Map<String, Object>... given) {
        return outcomes(campaign, options, List.of(given));
    }

    List<RowOutcome> outcomes(UUID target, RowOptions options, List<Map<String, Object>> given) {
        return intake.add(
                        records.database(),
                        new RowTarget(client, target, null),
                        options,
                        given.stream().map(reader::read).toList())
                .await()
                .indefinitely();
    }

    static List<String> words(List<RowOutcome> outcomes) {
        return outcomes.stream().map(RowsOfAClient::word).toList();
    }

    private static String word(RowOutcome outcome) {
        if (outcome instanceof RowOutcome.Stored) {
            return "stored";
        }
        if (outcome instanceof RowOutcome.Duplicate duplicate) {
            return duplicate.isSkipped() ? "skipped" : "duplicate";
        }
        if (outcome instanceof RowOutcome.Updated) {
            return "updated";
        }
        return outcome instanceof RowOutcome.Invalid invalid
                ? "invalid " + invalid.fault().field()
                : "do_not_call";
    }

    UUID makeCampaign(String type, String status) {
        UUID id = UUID.randomUUID();
        rows.execute(
                "INSERT INTO campaign (client_id, id, name, type, status) VALUES (?, ?, ?, ?, ?)",
                client,
                id,
                "Campaign " + id,
                type,
                status);
        rows.execute(
                "INSERT INTO calling_list (client_id, id, campaign_id, name, is_default) VALUES (?, ?, ?, ?, true)",
                client,
                id,
                id,
                "List " + id);
        return id;
    }
}
