package io.outdial.transfer.config;

import io.outdial.transfer.routing.PhoneDestination;
import java.util.UUID;

/**
 * The destinations of a config, one for each type.
 *
 * @param routingConfigId the destination of type softphone, whose calls go to members
 */
record Destination(TransferType type, String directPhoneNumber, String sipUri, String pingUrl, UUID routingConfigId) {

    /**
     * Whether the destination of the type is set. A config may be created without one; its calls then go to its
     * fallback, if it has one.
     */
    boolean isUsable() {
        return switch (type) {
            case DIRECT -> PhoneDestination.isDialable(directPhoneNumber);
            case SIP -> isGiven(sipUri);
            case DYNAMIC -> isGiven(pingUrl);
            case SOFTPHONE -> routingConfigId != null;
        };
    }

    private static boolean isGiven(String destination) {
        return destination != null && !destination.isBlank();
    }
}
