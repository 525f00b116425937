package io.outdial.transfer.resolution;

import io.outdial.transfer.config.SoftphoneHandoffStrategy;
import io.outdial.transfer.ping.PingRefused;
import io.outdial.transfer.routing.SoftphoneFallbackType;
import java.util.List;
import java.util.UUID;

/**
 * The destination of a call, and the reason.
 *
 * @param target null if there is no destination
 */
record Resolution(Target target, Reason reason) {

    /** The texts are for people; programs use the code. */
    enum Reason {
        CONFIGURED("The config names this destination"),
        ANSWERED("The ping answered with this number"),
        ANSWERED_DEFAULT("The ping's answer met the conditions and held no number, so the config's own is taken"),
        NO_DESTINATION("The config has no destination of its type"),
        PING_FAILED(PingRefused.MESSAGE),
        CONDITIONS_NOT_MET("The ping's answer did not meet the conditions"),
        NO_NUMBER("The ping's answer met the conditions, and neither it nor the config holds a phone number");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    sealed interface Target {}

    record Phone(String number) implements Target {}

    record Sip(String uri, List<SipHeaders.SipHeader> headers) implements Target {}

    /** @param fallback null if there is none */
    record Softphone(
            List<RingStep> steps, Integer longestWaitSeconds, SoftphoneHandoffStrategy strategy, Fallback fallback)
            implements Target {}

    /** Members whose softphones ring at the same time. */
    record RingStep(List<UUID> memberIds, int ringSeconds) {}

    /**
     * The destination of a call that cannot reach its regular one.
     *
     * @param phoneNumber null for a booking
     * @param appointmentConfigId null for a number, and if none is set
     */
    record Fallback(SoftphoneFallbackType type, String phoneNumber, UUID appointmentConfigId) implements Target {}
}
