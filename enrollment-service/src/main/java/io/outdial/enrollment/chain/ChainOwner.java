package io.outdial.enrollment.chain;

import java.util.UUID;

/**
 * Whose a chain is.
 *
 * @param enrolmentId null where the customer must not be called
 */
public record ChainOwner(long chainId, UUID customerId, UUID campaignId, UUID enrolmentId) {}
