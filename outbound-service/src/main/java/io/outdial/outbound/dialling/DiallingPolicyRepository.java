package io.outdial.outbound.dialling;

import io.outdial.outbound.record.RetryPolicy;
import io.outdial.outbound.window.CallHours;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** The dialling policies of clients, in the session of the caller. */
@ApplicationScoped
class DiallingPolicyRepository {

    /** Of two at once the later one holds. */
    private static final String REPLACE = """
            INSERT INTO dialling_policy (client_id, call_from, call_until, attempts_per_record, attempts_per_number_a_day,
                                         busy_pause, no_answer_pause, answering_machine_pause, no_contact_pause)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (client_id) DO UPDATE
               SET call_from = excluded.call_from, call_until = excluded.call_until,
                   attempts_per_record = excluded.attempts_per_record,
                   attempts_per_number_a_day = excluded.attempts_per_number_a_day,
                   busy_pause = excluded.busy_pause, no_answer_pause = excluded.no_answer_pause,
                   answering_machine_pause = excluded.answering_machine_pause,
                   no_contact_pause = excluded.no_contact_pause
            """;

    /** The default where the client has set none. */
    Uni<DiallingPolicy> find(UUID clientId) {
        return Panache.getSession()
                .chain(session -> session.find(DiallingPolicyRow.class, clientId))
                .map(row -> row == null ? DiallingPolicy.DEFAULT : policy(row));
    }

    Uni<Void> replace(UUID clientId, DiallingPolicy policy) {
        RetryPolicy retry = policy.retry();
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .update(
                                REPLACE,
                                clientId,
                                policy.hours().from(),
                                policy.hours().until(),
                                retry.attemptsPerRecord(),
                                retry.attemptsPerNumberADay(),
                                seconds(retry.busy()),
                                seconds(retry.noAnswer()),
                                seconds(retry.answeringMachine()),
                                seconds(retry.noContact())))
                .replaceWithVoid();
    }

    private static DiallingPolicy policy(DiallingPolicyRow row) {
        return new DiallingPolicy(
                new CallHours(row.callFrom, row.callUntil),
                new RetryPolicy(
                        row.attemptsPerRecord,
                        row.attemptsPerNumberADay,
                        Duration.ofSeconds(row.busyPause),
                        Duration.ofSeconds(row.noAnswerPause),
                        Duration.ofSeconds(row.answeringMachinePause),
                        Duration.ofSeconds(row.noContactPause)));
    }

    private static int seconds(Duration pause) {
        return Math.toIntExact(pause.toSeconds());
    }
}
