package io.outdial.outbound.intake;

import io.outdial.platform.idempotency.Claim;
import java.util.UUID;
import java.util.function.Function;

/**
 * A lead that a client waits for.
 *
 * @param claim its {@code Idempotency-Key}, null where it has none
 * @param type of the answer, which is kept under the key
 * @param wording of the outcome, as the client's dialect has it
 */
public record LeadRequest<A>(UUID clientId, Lead lead, Claim claim, Class<A> type, Function<IntakeOutcome, A> wording) {

    A word(IntakeOutcome outcome) {
        return wording.apply(outcome);
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "LeadRequest[" + lead + "]";
    }
}
