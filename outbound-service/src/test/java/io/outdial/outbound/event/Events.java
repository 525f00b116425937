package io.outdial.outbound.event;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.testing.EventInbox;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** @param phones as the customer gave them */
    static String begun(UUID client, UUID campaign, UUID customer, UUID enrolment, String more, String... phones) {
        return EventInbox.event(
                UUID.randomUUID(),
                "enrolment.begun",
                client,
                "{\"customerId\":\"%s\",\"campaignId\":\"%s\",\"enrolmentId\":\"%s\",\"numbers\":[%s]%s}"
                        .formatted(
                                customer,
                                campaign,
                                enrolment,
                                Stream.of(phones)
                                        .map(phone ->
                                                "{\"phone\":\"%s\",\"phoneKey\":\"%s\"}".formatted(phone, key(phone)))
                                        .collect(Collectors.joining(",")),
                                more));
    }

    /** @param number the new one */
    static String changed(UUID client, UUID customer, String former, String number, String more) {
        return EventInbox.event(UUID.randomUUID(), "customer.changed", client, """
                {"customerId":"%s","former":{"phone":"%s","phoneKey":"%s"},"number":{"phone":"%s","phoneKey":"%s"},"name":"New Name"%s}
                """.formatted(
                        customer, former, key(former), number, key(number), more));
    }

    /** @param chains that the enrolment is called by */
    static String ended(UUID client, UUID campaign, UUID customer, UUID enrolment, String phone, Long... chains) {
        return EventInbox.event(
                UUID.randomUUID(),
                "enrolment.ended",
                client,
                "{\"customerId\":\"%s\",\"campaignId\":\"%s\",\"enrolmentId\":\"%s\",\"phoneKey\":\"%s\",\"status\":\"cancelled\",\"chainIds\":%s}"
                        .formatted(customer, campaign, enrolment, key(phone), List.of(chains)));
    }

    static String customer(String phone) {
        return "{\"customerId\":\"%s\",\"phone\":\"%s\",\"phoneKey\":\"%s\"}"
                .formatted(UUID.randomUUID(), phone, key(phone));
    }

    static String key(String phone) {
        return PhoneNumber.of(phone, "US").orElseThrow().key();
    }
}
