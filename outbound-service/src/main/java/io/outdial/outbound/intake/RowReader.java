package io.outdial.outbound.intake;

import io.outdial.outbound.intake.RecordRow.Audience;
import io.outdial.outbound.intake.RecordRow.Timing;
import io.outdial.outbound.record.WindowKey;
import io.outdial.platform.registry.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads rows, whatever they came in: values by name, of which texts say numbers and times too, as in a file that has
 * nothing else. What is null or empty is not given. {@code docs/records.md} has the names.
 */
public final class RowReader {

    /** Of one person. */
    static final int MAX_NUMBERS = 10;

    private static final int MAX_REFERENCE_LENGTH = 255;
    private static final int MAX_NAME_LENGTH = 255;
    private static final int MAX_PRIORITY = 99;

    /** Every name that a row may have, besides {@code phones} and {@code fields}, which hold more than one value. */
    public static final Set<String> NAMES = Stream.concat(
                    Stream.of(
                            "name",
                            "agent",
                            "skill",
                            "source",
                            "timeZone",
                            "callFrom",
                            "callUntil",
                            "dueAt",
                            "expiresAt",
                            "priority"),
                    IntStream.rangeClosed(1, MAX_NUMBERS).boxed().flatMap(n -> Stream.of(phone(n), phoneType(n))))
            .collect(Collectors.toUnmodifiableSet());

    private final Client client;

    /** @param client whose region numbers are read in, and whose time zone times without an offset */
    public RowReader(Client client) {
        this.client = client;
    }

    public RowReading read(Map<String, ?> given) {
        RowValues values = new RowValues(given);
        values.requireKnown(NAMES);
        List<RecordRow.Telephone> numbers = numbers(values);
        String name = values.text("name", MAX_NAME_LENGTH);
        Audience audience = new Audience(
                values.text("agent", MAX_REFERENCE_LENGTH),
                values.text("skill", MAX_REFERENCE_LENGTH),
                values.text("source", MAX_REFERENCE_LENGTH));
        Timing timing = new Timing(
                window(values),
                values.instant("dueAt", client.timeZone()),
                values.instant("expiresAt", client.timeZone()));
        Integer priority = values.number("priority", 0, MAX_PRIORITY);
        Map<String, Object> fields = values.fields();
        return values.fault()
                .<RowReading>map(RowReading.Faulty::new)
                .orElseGet(
                        () -> new RowReading.Valid(new RecordRow(numbers, name, audience, timing, priority, fields)));
    }

    private List<RecordRow.Telephone> numbers(RowValues values) {
        List<RecordRow.Telephone> numbers = new ArrayList<>();
        for (int n = 1; n <= MAX_NUMBERS; n++) {
            add(numbers, values.phone(phone(n), phoneType(n), client.region()));
        }
        values.each("phones", MAX_NUMBERS)
                .forEach(entry -> add(numbers, entry.phone("number", "type", client.region())));
        if (numbers.isEmpty()) {
            values.wrong("phone", "phone is missing");
        }
        return numbers;
    }

    /** A number that is given twice is one. */
    private static void add(List<RecordRow.Telephone> numbers, RecordRow.Telephone added) {
        if (added != null
                && numbers.stream()
                        .flatMap(number -> number.phone().keys().stream())
                        .noneMatch(key -> added.phone().keys().contains(key))) {
            numbers.add(added);
        }
    }

    private static WindowKey window(RowValues values) {
        String zone = values.timeZone("timeZone");
        WindowKey window = new WindowKey(
                zone == null ? List.of() : List.of(zone),
                values.secondOfDay("callFrom"),
                values.secondOfDay("callUntil"));
        if (window.inward().isEmpty()) {
            values.wrong("callUntil", "callUntil leaves no quarter of an hour after callFrom");
        }
        return window;
    }

    /** The first one has no digit. */
    private static String phone(int n) {
        return n == 1 ? "phone" : "phone" + n;
    }

    private static String phoneType(int n) {
        return n == 1 ? "phoneType" : "phoneType" + n;
    }
}
