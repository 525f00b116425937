package io.outdial.outbound.enrolment;

import io.outdial.outbound.window.PostalZones;
import io.outdial.platform.time.ZoneNames;
import java.util.List;

/** Where a customer is, as far as somebody has said. */
final class CustomerZones {

    private CustomerZones() {}

    /**
     * A time zone that is none counts as not given: the postal code says where the customer is.
     *
     * @param region of the client
     * @return none where neither says
     */
    static List<String> of(String timezone, String postalCode, String region) {
        return ZoneNames.isKnown(timezone) ? List.of(timezone) : PostalZones.of(postalCode, region);
    }
}
