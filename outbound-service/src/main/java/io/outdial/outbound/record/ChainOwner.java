package io.outdial.outbound.record;

import java.util.UUID;

/**
 * Whose a chain is, as enrollment-service says.
 *
 * @param enrolmentId null where the customer has none in the campaign
 */
public record ChainOwner(long chainId, UUID customerId, UUID enrolmentId) {}
