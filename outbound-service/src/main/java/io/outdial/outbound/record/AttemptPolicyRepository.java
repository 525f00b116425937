package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** How often the records of campaigns are tried, in the session of the caller. */
@ApplicationScoped
class AttemptPolicyRepository {

    static final String FIND = """
            SELECT campaign.max_attempts, policy.attempts_per_record, policy.attempts_per_number_a_day,
                   policy.busy_pause, policy.no_answer_pause, policy.answering_machine_pause, policy.no_contact_pause
              FROM campaign LEFT JOIN dialling_policy AS policy ON policy.client_id = campaign.client_id
             WHERE campaign.client_id = $1 AND campaign.id = $2
            """;

    /** @param maxAttempts after as many calls that count a record of the campaign ends */
    record AttemptPolicy(RetryPolicy retry, int maxAttempts) {}

    /** Of a campaign that exists. */
    Uni<AttemptPolicy> find(UUID clientId, UUID campaignId) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).firstRow(FIND, clientId, campaignId))
                .map(row -> {
                    RetryPolicy retry = row[1] == null ? RetryPolicy.DEFAULT : retry(row);
                    return new AttemptPolicy(retry, retry.attempts((Integer) row[0]));
                });
    }

    private static RetryPolicy retry(Object[] row) {
        return new RetryPolicy(
                (Integer) row[1], (Integer) row[2], pause(row[3]), pause(row[4]), pause(row[5]), pause(row[6]));
    }

    private static Duration pause(Object seconds) {
        return Duration.ofSeconds((Integer) seconds);
    }
}
