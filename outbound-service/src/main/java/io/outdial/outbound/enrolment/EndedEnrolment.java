package io.outdial.outbound.enrolment;

import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.UUID;

/**
 * An enrolment that has ended: nobody is called for it any more.
 *
 * @param number of the customer
 * @param chainIds that enrollment-service knows of it
 */
public record EndedEnrolment(UUID id, UUID campaignId, PhoneNumber number, List<Long> chainIds) {

    public EndedEnrolment {
        chainIds = List.copyOf(chainIds);
    }
}
