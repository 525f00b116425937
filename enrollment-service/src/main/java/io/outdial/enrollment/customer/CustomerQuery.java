package io.outdial.enrollment.customer;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.phone.PhoneReading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Reads the parameters of the list. The document has validated their format; invalid values of a valid format (30
 * February) are refused here.
 */
final class CustomerQuery {

    private static final int DATE_LENGTH = 10;
    private static final int LAST_YEAR = 9999;

    private CustomerQuery() {}

    static List<UUID> ids(String list) {
        return values(list).stream().map(UUID::fromString).distinct().toList();
    }

    static List<String> values(String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(",")).distinct().toList();
    }

    /** The beginning of a date, or the instant of a date and time; null if absent. */
    static Instant from(String name, String value) {
        return value == null ? null : instant(name, value, 0);
    }

    /** The end, exclusive: the day after a date, or the microsecond after a date and time; null if absent. */
    static Instant to(String name, String value) {
        return value == null ? null : instant(name, value, 1);
    }

    /** All keys under which the numbers in the parameter may be stored; empty if absent. */
    static List<String> phoneKeys(String value, String region) {
        if (value == null) {
            return List.of();
        }
        PhoneReading reading = PhoneReading.of(value, region);
        if (reading instanceof PhoneReading.Unreadable unreadable) {
            throw notValid("phone", "is not a phone number: " + unreadable.reason(), "a phone number");
        }
        return reading.all().stream()
                .flatMap(number -> number.everyKey().stream())
                .distinct()
                .toList();
    }

    private static Instant instant(String name, String value, int next) {
        String text = value.endsWith("Z") ? value.substring(0, value.length() - 1) : value;
        try {
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text)
                        .plusDays(next)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).plusNanos(next * 1_000L);
        } catch (DateTimeException e) {
            throw notValid(name, "is no date of the calendar", "a date up to the year " + LAST_YEAR);
        }
    }

    private static Failure.NotValid notValid(String name, String fault, String expected) {
        return new Failure.NotValid(List.of(Issue.custom(List.of(name), name + " " + fault, expected, "string")));
    }
}
