package io.outdial.enrollment.chain;

import io.outdial.enrollment.enrolment.EnrolmentStatus;
import java.util.UUID;

/**
 * What outbound-service says has become of a chain.
 *
 * @param version larger than that of earlier states of the chain
 * @param status that an enrolment with this chain alone has; null where another chain takes its place
 */
public record ChainChange(long chainId, UUID campaignId, long version, EnrolmentStatus status) {}
