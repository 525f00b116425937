package io.outdial.transfer.config;

import java.util.stream.Stream;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * What a patch says of the destinations.
 *
 * @param pingUrl absent where {@code dynamicOptions} is absent, null where it is null or holds no ping URL: it is
 *     replaced whole
 */
record DestinationPatch(
        JsonNullable<TransferType> type,
        JsonNullable<String> directPhoneNumber,
        JsonNullable<String> sipUri,
        JsonNullable<String> pingUrl) {

    /** False for a patch that leaves type and destinations alone. */
    boolean touchesDestination() {
        return Stream.of(type, directPhoneNumber, sipUri, pingUrl).anyMatch(JsonNullable::isPresent);
    }

    Destination onto(Destination stored) {
        return new Destination(
                type.orElse(stored.type()),
                directPhoneNumber.orElse(stored.directPhoneNumber()),
                sipUri.orElse(stored.sipUri()),
                pingUrl.orElse(stored.pingUrl()),
                stored.routingConfigId());
    }
}
