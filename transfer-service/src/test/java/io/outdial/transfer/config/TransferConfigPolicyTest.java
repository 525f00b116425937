package io.outdial.transfer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.failure.Issue;
import io.outdial.transfer.routing.SoftphoneFallbackType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.jackson.nullable.JsonNullable;

class TransferConfigPolicyTest {

    private static final JsonNullable<String> ABSENT = JsonNullable.undefined();
    private static final JsonNullable<String> NULL = JsonNullable.of(null);
    private static final JsonNullable<String> BLANK = JsonNullable.of(" ");
    private static final JsonNullable<String> GIVEN = JsonNullable.of("x");

    private static final Destination NUMBER = new Destination(TransferType.DIRECT, "1", null, null, null);
    private static final Destination EVERYTHING = new Destination(TransferType.DIRECT, "1", "sip:a", "https://a", null);

    @ParameterizedTest
    @MethodSource
    void aPatchIsAllowed(Destination stored, DestinationPatch patch) {
        assertEquals(List.of(), TransferConfigPolicy.check(stored, patch));
    }

    static Stream<Arguments> aPatchIsAllowed() {
        return Stream.of(
                // nothing touched: never checked, whatever is stored
                Arguments.of(NUMBER, patch(null, ABSENT, ABSENT, ABSENT)),
                Arguments.of(nothing(TransferType.DIRECT), patch(null, ABSENT, ABSENT, ABSENT)),
                Arguments.of(nothing(TransferType.SIP), patch(null, ABSENT, ABSENT, ABSENT)),
                // the destination of the type is stored
                Arguments.of(NUMBER, patch(TransferType.DIRECT, ABSENT, ABSENT, ABSENT)),
                Arguments.of(EVERYTHING, patch(TransferType.SIP, ABSENT, ABSENT, ABSENT)),
                Arguments.of(EVERYTHING, patch(TransferType.DYNAMIC, ABSENT, ABSENT, ABSENT)),
                // it comes with the patch
                Arguments.of(nothing(TransferType.DIRECT), patch(null, GIVEN, ABSENT, ABSENT)),
                Arguments.of(nothing(TransferType.DIRECT), patch(TransferType.SIP, ABSENT, GIVEN, ABSENT)),
                Arguments.of(nothing(TransferType.DIRECT), patch(TransferType.DYNAMIC, ABSENT, ABSENT, GIVEN)),
                // another one goes
                Arguments.of(EVERYTHING, patch(null, ABSENT, NULL, NULL)),
                Arguments.of(EVERYTHING, patch(TransferType.SIP, NULL, ABSENT, NULL)),
                Arguments.of(EVERYTHING, patch(TransferType.DYNAMIC, NULL, NULL, ABSENT)),
                // softphone needs none
                Arguments.of(NUMBER, patch(TransferType.SOFTPHONE, NULL, ABSENT, ABSENT)),
                Arguments.of(nothing(TransferType.SOFTPHONE), patch(null, NULL, NULL, NULL)));
    }

    @ParameterizedTest
    @MethodSource
    void aPatchIsRefused(Destination stored, DestinationPatch patch, List<String> path, String received) {
        List<Issue> issues = TransferConfigPolicy.check(stored, patch);
        assertEquals(1, issues.size());
        assertEquals(path, issues.get(0).path());
        assertEquals(received, issues.get(0).received());
        assertEquals(Issue.Kind.CUSTOM, issues.get(0).code());
    }

    static Stream<Arguments> aPatchIsRefused() {
        List<String> number = List.of("directPhoneNumber");
        List<String> uri = List.of("sipUri");
        List<String> url = List.of("dynamicOptions", "pingUrl");
        return Stream.of(
                // the type changes and its destination is not there
                Arguments.of(NUMBER, patch(TransferType.SIP, ABSENT, ABSENT, ABSENT), uri, "undefined"),
                Arguments.of(NUMBER, patch(TransferType.DYNAMIC, ABSENT, ABSENT, ABSENT), url, "undefined"),
                Arguments.of(
                        nothing(TransferType.SOFTPHONE),
                        patch(TransferType.DIRECT, ABSENT, ABSENT, ABSENT),
                        number,
                        "undefined"),
                // the type changes and its destination goes
                Arguments.of(EVERYTHING, patch(TransferType.SIP, ABSENT, NULL, ABSENT), uri, "null"),
                Arguments.of(EVERYTHING, patch(TransferType.DYNAMIC, ABSENT, ABSENT, NULL), url, "null"),
                // the destination of the type goes
                Arguments.of(EVERYTHING, patch(null, NULL, ABSENT, ABSENT), number, "null"),
                Arguments.of(EVERYTHING, patch(null, BLANK, ABSENT, ABSENT), number, "string"),
                Arguments.of(EVERYTHING, patch(TransferType.SIP, ABSENT, BLANK, ABSENT), uri, "string"),
                // it was not there, and another one is touched
                Arguments.of(nothing(TransferType.DIRECT), patch(null, ABSENT, GIVEN, ABSENT), number, "undefined"),
                Arguments.of(nothing(TransferType.SIP), patch(null, GIVEN, ABSENT, ABSENT), uri, "undefined"),
                Arguments.of(nothing(TransferType.DYNAMIC), patch(null, NULL, ABSENT, ABSENT), url, "undefined"));
    }

    @ParameterizedTest
    @MethodSource
    void aBookingThatLosesItsAppointmentConfigIsRefused(
            SoftphoneFallbackType stored, BookingPatch patch, boolean allowed) {
        assertEquals(
                allowed ? List.of() : List.of(List.of("appointmentConfigId")),
                TransferConfigPolicy.checkBooking(stored, patch).stream()
                        .map(Issue::path)
                        .toList());
    }

    static Stream<Arguments> aBookingThatLosesItsAppointmentConfigIsRefused() {
        JsonNullable<UUID> absent = JsonNullable.undefined();
        JsonNullable<UUID> cleared = JsonNullable.of(null);
        JsonNullable<UUID> given = JsonNullable.of(UUID.randomUUID());
        JsonNullable<SoftphoneFallbackType> same = JsonNullable.undefined();
        JsonNullable<SoftphoneFallbackType> booking = JsonNullable.of(SoftphoneFallbackType.APPOINTMENT_BOOKING);
        JsonNullable<SoftphoneFallbackType> none = JsonNullable.of(null);
        return Stream.of(
                // a program that does not know the field
                Arguments.of(null, new BookingPatch(booking, absent), true),
                Arguments.of(SoftphoneFallbackType.APPOINTMENT_BOOKING, new BookingPatch(same, absent), true),
                // one that does
                Arguments.of(null, new BookingPatch(booking, given), true),
                Arguments.of(null, new BookingPatch(booking, cleared), false),
                Arguments.of(SoftphoneFallbackType.APPOINTMENT_BOOKING, new BookingPatch(same, cleared), false),
                Arguments.of(SoftphoneFallbackType.APPOINTMENT_BOOKING, new BookingPatch(none, cleared), true),
                Arguments.of(SoftphoneFallbackType.PHONE_NUMBER, new BookingPatch(same, cleared), true),
                Arguments.of(null, new BookingPatch(same, cleared), true));
    }

    private static Destination nothing(TransferType type) {
        return new Destination(type, null, null, null, null);
    }

    private static DestinationPatch patch(
            TransferType type, JsonNullable<String> number, JsonNullable<String> uri, JsonNullable<String> url) {
        return new DestinationPatch(type == null ? JsonNullable.undefined() : JsonNullable.of(type), number, uri, url);
    }
}
