package io.outdial.outbound.record;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A record that was handed out.
 *
 * @param userData mapped columns and other fields of the record
 * @param expiresAt from then on it may not be called; null for never
 */
public record HandedOut(
        Key key,
        Attempt attempt,
        Destination destination,
        Progress progress,
        Audience audience,
        Person person,
        Map<String, Object> userData,
        Instant expiresAt) {

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "HandedOut[" + key + "]";
    }

    /**
     * @param chainN its place among the numbers of its chain
     * @param callingList name of the list
     * @param callingListDbid its number, for who knows no uuid
     */
    public record Key(
            long handle, long chainId, int chainN, UUID callingListId, String callingList, int callingListDbid) {}

    /** @param leaseUntil by when it has to be given back */
    public record Attempt(UUID id, Instant leaseUntil) {}

    /**
     * @param given as it was written
     * @param key as numbers are compared: E.164 where it is such a number
     */
    public record Destination(String given, String key, PhoneType type, WindowKey window) {}

    /** @param attempts calls before this one */
    public record Progress(RecordType type, CallResult lastResult, int attempts, int priority) {}

    /**
     * Each null where it is not known.
     *
     * @param customerId of enrollment-service
     * @param enrolmentId the person's part in the campaign
     */
    public record Person(String name, UUID customerId, UUID enrolmentId) {

        /** Does not show who is to be called. */
        @Override
        public String toString() {
            return "Person[" + customerId + "]";
        }
    }

    /** Whom it is for; each null where anybody, any skill or no source. */
    public record Audience(UUID memberId, UUID skillId, UUID sourceId) {}
}
