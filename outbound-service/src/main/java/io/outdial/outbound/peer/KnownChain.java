package io.outdial.outbound.peer;

import java.time.Instant;
import java.util.UUID;

/**
 * Whose a chain is and how far it has come, as enrollment-service has it.
 *
 * @param enrolmentId null where the customer has none in the campaign
 * @param endedAt when somebody else than this service ended the enrolment; null if nobody did
 * @param isOpen whether a number of it may be called, as this service has said last
 * @param reportedEndAt when the enrolment ended because this service said that the chain has; null if it did not
 */
public record KnownChain(UUID customerId, UUID enrolmentId, Instant endedAt, boolean isOpen, Instant reportedEndAt) {}
