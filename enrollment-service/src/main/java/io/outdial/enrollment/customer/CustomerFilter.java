package io.outdial.enrollment.customer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which customers a list shows; all that is given must hold. An empty list and null are filters that were not given.
 *
 * @param campaignStatuses of one enrolment, in one of {@code campaignIds} where there are some
 * @param createdBefore exclusive
 * @param phoneKeys all that the number may be stored under
 */
record CustomerFilter(
        List<UUID> sourceIds,
        List<UUID> campaignIds,
        List<String> campaignStatuses,
        List<String> statuses,
        Instant createdFrom,
        Instant createdBefore,
        String state,
        String county,
        String externalId,
        List<String> phoneKeys,
        CustomerSearch search) {

    static final CustomerFilter NONE = new CustomerFilter(
            List.of(), List.of(), List.of(), List.of(), null, null, null, null, null, List.of(), null);
}
