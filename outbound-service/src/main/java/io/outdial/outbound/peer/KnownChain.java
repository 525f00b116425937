package io.outdial.outbound.peer;

import java.time.Instant;
import java.util.UUID;

/**
 * Whose a chain is, as enrollment-service has it.
 *
 * @param enrolmentId null where the customer has none in the campaign
 * @param endedAt when somebody else than this service ended the enrolment; null if nobody did
 */
public record KnownChain(UUID customerId, UUID enrolmentId, Instant endedAt) {}
