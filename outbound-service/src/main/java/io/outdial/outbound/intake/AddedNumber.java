package io.outdial.outbound.intake;

import io.outdial.outbound.record.PhoneType;
import io.outdial.outbound.record.WindowKey;
import io.outdial.platform.phone.PhoneNumber;
import java.util.Map;

/**
 * A number that an agent adds to a calling list.
 *
 * @param chainId the chain of the person, null for a new one
 * @param userData other fields: texts and numbers
 */
public record AddedNumber(
        PhoneNumber phone, PhoneType phoneType, WindowKey window, Long chainId, Map<String, Object> userData) {

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "AddedNumber[chain " + chainId + "]";
    }
}
