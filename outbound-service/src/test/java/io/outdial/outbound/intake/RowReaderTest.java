package io.outdial.outbound.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.outdial.outbound.intake.RecordRow.Audience;
import io.outdial.outbound.record.PhoneType;
import io.outdial.outbound.record.WindowKey;
import io.outdial.platform.registry.Client;
import io.outdial.platform.time.TzdbZone;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RowReaderTest {

    private final RowReader reader =
            new RowReader(new Client(UUID.randomUUID(), "A client", "US", TzdbZone.of("America/New_York"), null));

    @Test
    void everythingIsRead() {
        RecordRow row = read(Map.ofEntries(
                Map.entry("phone", "(202) 555-0142"),
                Map.entry("phoneType", "mobile"),
                Map.entry("phone2", "+44 20 7946 0018"),
                Map.entry("phoneType2", "DirectBusinessPhone"),
                Map.entry("name", " Cleo "),
                Map.entry("agent", "A7"),
                Map.entry("skill", "Sales"),
                Map.entry("source", "feed"),
                Map.entry("timeZone", "America/Denver"),
                Map.entry("callFrom", "09:30"),
                Map.entry("callUntil", 61_200),
                Map.entry("dueAt", "2027-01-31T09:30:00+01:00"),
                Map.entry("expiresAt", "2027-06-30 18:00"),
                Map.entry("priority", "42"),
                Map.entry("fields", Map.of("city", "Pune", "age", 41, "isOwner", true))));
        assertEquals(List.of("+12025550142", "+442079460018"), keys(row));
        assertEquals(
                List.of(PhoneType.MOBILE, PhoneType.DIRECT_BUSINESS_PHONE),
                row.numbers().stream().map(RecordRow.Telephone::type).toList());
        assertEquals("Cleo", row.name());
        assertEquals(new Audience("A7", "Sales", "feed"), row.audience());
        assertEquals(
                new WindowKey(List.of("America/Denver"), 34_200, 61_200),
                row.timing().window());
        assertEquals(Instant.parse("2027-01-31T08:30:00Z"), row.timing().dueAt());
        assertEquals(Instant.parse("2027-06-30T22:00:00Z"), row.timing().expiresAt());
        assertEquals(42, row.priority());
        assertEquals(Map.of("city", "Pune", "age", 41, "isOwner", true), row.fields());
    }

    @Test
    void whatIsNotGivenIsUsual() {
        Map<String, Object> given = new HashMap<>();
        RowReader.NAMES.forEach(name -> given.put(name, name.length() % 2 == 0 ? "" : null));
        given.put("phone", 2_025_550_142L);
        RecordRow row = read(given);
        assertEquals(List.of("+12025550142"), keys(row));
        assertEquals(PhoneType.NO_CONTACT_TYPE, row.numbers().get(0).type());
        assertEquals(Audience.ANYBODY, row.audience());
        assertEquals(RecordRow.Timing.ANY_TIME, row.timing());
        assertNull(row.priority());
        assertEquals(Map.of(), row.fields());
    }

    @Test
    void aNumberThatIsGivenTwiceIsOne() {
        RecordRow row = read(Map.of(
                "phone",
                "2025550142",
                "phone3",
                "+1 202 555 0142",
                "phones",
                List.of(Map.of("number", "202.555.0143", "type", "Mobile"), Map.of("number", "12025550142"))));
        assertEquals(List.of("+12025550142", "+12025550143"), keys(row));
        assertEquals(PhoneType.MOBILE, row.numbers().get(1).type());
    }

    /** New York's clocks skip 02:30 that night, and show 01:30 twice the other. */
    @ParameterizedTest
    @CsvSource({
        "2027-03-14 02:30, 2027-03-14T07:30:00Z",
        "2027-11-07 01:30, 2027-11-07T05:30:00Z",
        "2027-11-07T01:30:15.5, 2027-11-07T05:30:15.500Z",
        "2027-01-31 09:30:00Z, 2027-01-31T09:30:00Z"
    })
    void timesAreThoseOfTheClient(String given, String instant) {
        assertEquals(
                Instant.parse(instant),
                read(Map.of("phone", "2025550142", "dueAt", given)).timing().dueAt());
    }

    @ParameterizedTest
    @CsvSource({"00:00, 0", "09:30:30, 34230", "24:00, 86399", "86399, 86399", "7, 7"})
    void aTimeOfDayIsASecond(String given, int second) {
        RecordRow row = read(Map.of("phone", "2025550142", "callFrom", "12:00", "callUntil", given));
        assertEquals(second, row.timing().window().callUntil());
    }

    static Stream<Arguments> wrongValues() {
        List<Object> manyNumbers = Collections.nCopies(11, Map.of("number", "2025550142"));
        Map<String, Object> manyFields =
                IntStream.range(0, 101).boxed().collect(Collectors.toMap(i -> "field " + i, i -> i));
        return Stream.of(
                Arguments.of("phone", "", "phone"),
                Arguments.of("phone", "call me", "phone"),
                Arguments.of("phone", "2.03E+09", "phone"),
                Arguments.of("phone", "202-555-0142 / 202-555-0143", "phone"),
                Arguments.of("phone", "911", "phone"),
                Arguments.of("phone", List.of("2025550142"), "phone"),
                Arguments.of("phone2", "x", "phone2"),
                Arguments.of("phone10", "x", "phone10"),
                Arguments.of("phone11", "2025550143", ""),
                Arguments.of("phoneType", "Fax machine", "phoneType"),
                Arguments.of("phones", "2025550143", "phones"),
                Arguments.of("phones", List.of("2025550143"), "phones.0"),
                Arguments.of("phones", List.of(Map.of("number", "x")), "phones.0.number"),
                Arguments.of("phones", manyNumbers, "phones"),
                Arguments.of("prioriy", 5, ""),
                Arguments.of("priority", 100, "priority"),
                Arguments.of("priority", -1, "priority"),
                Arguments.of("priority", 1.5, "priority"),
                Arguments.of("priority", "99999999999", "priority"),
                Arguments.of("priority", true, "priority"),
                Arguments.of("timeZone", "Mars/Olympus", "timeZone"),
                Arguments.of("timeZone", "+02:00", "timeZone"),
                Arguments.of("callFrom", "25:00", "callFrom"),
                Arguments.of("callFrom", "86400", "callFrom"),
                Arguments.of("callUntil", "9 am", "callUntil"),
                Arguments.of("dueAt", "2027-02-30 09:00", "dueAt"),
                Arguments.of("dueAt", "2027-01-31", "dueAt"),
                Arguments.of("dueAt", "0000-01-01T00:00:00Z", "dueAt"),
                Arguments.of("expiresAt", "9999-12-31T23:59:59-12:00", "expiresAt"),
                Arguments.of("expiresAt", "tomorrow", "expiresAt"),
                Arguments.of("name", "\0", "name"),
                Arguments.of("name", "\uD83D", "name"),
                Arguments.of("name", "x".repeat(256), "name"),
                Arguments.of("name", Map.of("first", "Cleo"), "name"),
                Arguments.of("fields", "Pune", "fields"),
                Arguments.of("fields", manyFields, "fields"),
                Arguments.of("fields", Map.of("city", List.of("Pune")), "fields"),
                Arguments.of("fields", Map.of("city", "x".repeat(2_001)), "fields"),
                Arguments.of("fields", Map.of("city", "\0"), "fields"),
                Arguments.of("fields", Map.of(" ", "x"), "fields"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void aWrongValueIsNamed(String name, Object value, String field) {
        Map<String, Object> given = new HashMap<>(Map.of("phone", "2025550142"));
        given.put(name, value);
        RowFault fault =
                assertInstanceOf(RowReading.Faulty.class, reader.read(given)).fault();
        assertEquals(field, fault.field(), fault::message);
    }

    @Test
    void hoursThatLeaveNothingAreWrong() {
        RowReading reading = reader.read(Map.of("phone", "2025550142", "callFrom", "09:01", "callUntil", "09:14"));
        assertEquals(
                "callUntil",
                assertInstanceOf(RowReading.Faulty.class, reading).fault().field());
    }

    private RecordRow read(Map<String, Object> given) {
        RowReading reading = reader.read(given);
        return assertInstanceOf(RowReading.Valid.class, reading, reading::toString)
                .row();
    }

    private static List<String> keys(RecordRow row) {
        return row.numbers().stream().map(number -> number.phone().key()).toList();
    }
}
