package io.outdial.outbound.peer;

import java.util.List;
import java.util.UUID;

/**
 * Enrolments whose customers are still to be called.
 *
 * @param next the enrolment that was looked at last; null after the last of all
 */
public record OpenEnrolmentPage(List<OpenEnrolment> enrolments, UUID next) {

    public OpenEnrolmentPage {
        enrolments = List.copyOf(enrolments);
    }

    /** @param chainIds by which the customer is called, as far as is known */
    public record OpenEnrolment(UUID id, UUID customerId, UUID campaignId, List<Long> chainIds) {

        public OpenEnrolment {
            chainIds = List.copyOf(chainIds);
        }
    }
}
