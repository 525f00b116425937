package io.outdial.transfer.config;

import java.util.stream.Stream;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * The fields of a patch that concern the destinations.
 *
 * @param pingUrl absent if {@code dynamicOptions} is absent, null if that is null or has no ping URL, since it is
 *     replaced as a whole
 */
record DestinationPatch(
        JsonNullable<TransferType> type,
        JsonNullable<String> directPhoneNumber,
        JsonNullable<String> sipUri,
        JsonNullable<String> pingUrl) {

    /** False for a patch that changes neither type nor destinations. */
    boolean touchesDestination() {
        return Stream.of(type, directPhoneNumber, sipUri, pingUrl).anyMatch(JsonNullable::isPresent);
    }

    Destination applyTo(Destination stored) {
        return new Destination(
                type.orElse(stored.type()),
                directPhoneNumber.orElse(stored.directPhoneNumber()),
                sipUri.orElse(stored.sipUri()),
                pingUrl.orElse(stored.pingUrl()),
                stored.routingConfigId());
    }
}
