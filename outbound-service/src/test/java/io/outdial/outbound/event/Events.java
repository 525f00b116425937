package io.outdial.outbound.event;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.testing.EventInbox;
import java.util.UUID;

/** Events as the outbox of enrollment-service sends them. */
public final class Events {

    public static final EventInbox INBOX = new EventInbox("openapi-internal/outbound");

    private Events() {}

    public static String optedOut(UUID id, RecordFixture fixture, String phone) {
        return EventInbox.event(id, "customer.opted-out", fixture.client, customer(phone));
    }

    public static String erased(UUID id, RecordFixture fixture, String phone) {
        return EventInbox.event(id, "customer.erased", fixture.client, customer(phone));
    }

    public static String ended(UUID id, RecordFixture fixture, String campaign, String phone) {
        return EventInbox.event(
                id,
                "enrolment.ended",
                fixture.client,
                "{\"customerId\":\"%s\",\"campaignId\":\"%s\",\"enrolmentId\":\"%s\",\"phoneKey\":\"%s\",\"status\":\"completed\"}"
                        .formatted(
                                UUID.randomUUID(),
                                fixture.text(
                                        "SELECT id FROM campaign WHERE client_id = ? AND name = ?",
                                        fixture.client,
                                        campaign),
                                UUID.randomUUID(),
                                key(phone)));
    }

    static String customer(String phone) {
        return "{\"customerId\":\"%s\",\"phone\":\"%s\",\"phoneKey\":\"%s\"}"
                .formatted(UUID.randomUUID(), phone, key(phone));
    }

    static String key(String phone) {
        return PhoneNumber.of(phone, "US").orElseThrow().key();
    }
}
