package io.outdial.outbound.intake;

import io.outdial.outbound.record.PhoneType;
import io.outdial.platform.phone.PhoneReading;
import io.outdial.platform.phone.UndialledNumbers;
import io.outdial.platform.spec.StorableText;
import io.outdial.platform.text.CanonicalText;
import io.outdial.platform.time.TzdbZone;
import io.outdial.platform.time.ZoneNames;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The values of a row by their names. The first that is wrong counts; what is read of a wrong one means nothing. */
final class RowValues {

    private static final int MAX_FIELDS = 100;
    private static final int MAX_VALUE_LENGTH = 2_000;

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");

    private final Map<String, ?> values;
    private final String prefix;
    private final RowFault[] fault;

    RowValues(Map<String, ?> values) {
        this(values, "", new RowFault[1]);
    }

    private RowValues(Map<String, ?> values, String prefix, RowFault[] fault) {
        this.values = values;
        this.prefix = prefix;
        this.fault = fault;
    }

    Optional<RowFault> fault() {
        return Optional.ofNullable(fault[0]);
    }

    void wrong(String name, String message) {
        if (fault[0] == null) {
            fault[0] = RowFault.invalid(prefix + name, prefix + message);
        }
    }

    /** A name that nobody reads is a mistake of who wrote it. */
    void requireKnown(Set<String> names) {
        if (values.keySet().stream().anyMatch(name -> !isKnown(name, names))) {
            wrong("", "The row has a value that is none of a record");
        }
    }

    private static boolean isKnown(String name, Set<String> names) {
        return names.contains(name) || name.equals("phones") || name.equals("fields");
    }

    String text(String name, int maxLength) {
        Object value = values.get(name);
        if (value == null || "".equals(value)) {
            return null;
        }
        if (!(value instanceof String) && !(value instanceof Number)) {
            wrong(name, name + " is no text");
            return null;
        }
        String text = CanonicalText.of(value.toString().strip());
        if (!StorableText.isStorable(text)) {
            wrong(name, name + " holds a NUL character or half a character");
        } else if (CanonicalText.length(text) > maxLength) {
            wrong(name, name + " is longer than " + maxLength + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    /** Null where it is not given. */
    Integer number(String name, int min, int max) {
        String text = text(name, MAX_VALUE_LENGTH);
        if (text == null) {
            return null;
        }
        int number = INTEGER.matcher(text).matches() ? Integer.parseInt(text) : min - 1;
        if (number < min || number > max) {
            wrong(name, name + " is no whole number from " + min + " to " + max);
        }
        return number;
    }

    /** Null where there is none, or it is wrong. */
    RecordRow.Telephone phone(String name, String typeName, String region) {
        PhoneType type = phoneType(typeName);
        String text = text(name, MAX_VALUE_LENGTH);
        if (text == null) {
            return null;
        }
        PhoneReading reading = PhoneReading.of(text, region);
        if (reading instanceof PhoneReading.Unreadable unreadable) {
            wrong(name, name + " is not readable: " + unreadable.reason());
        } else if (reading instanceof PhoneReading.One one) {
            if (!UndialledNumbers.contain(one.number(), region)) {
                return new RecordRow.Telephone(one.number(), type);
            }
            wrong(name, name + " is a number that nobody is called under");
        } else {
            wrong(name, name + " holds several numbers");
        }
        return null;
    }

    /** As the answers write them, such as {@code Mobile}, in any case. */
    private PhoneType phoneType(String name) {
        String text = text(name, MAX_VALUE_LENGTH);
        if (text == null) {
            return PhoneType.NO_CONTACT_TYPE;
        }
        return Arrays.stream(PhoneType.values())
                .filter(type -> type.name().replace("_", "").equalsIgnoreCase(text.replace("_", "")))
                .findFirst()
                .orElseGet(() -> {
                    wrong(name, name + " is no type of a telephone");
                    return PhoneType.NO_CONTACT_TYPE;
                });
    }

    String timeZone(String name) {
        String zone = text(name, MAX_VALUE_LENGTH);
        if (zone != null && !ZoneNames.isKnown(zone)) {
            wrong(name, name + " is no time zone of the tz database");
        }
        return zone;
    }

    /** Null where it is not given. */
    Integer secondOfDay(String name) {
        String text = text(name, MAX_VALUE_LENGTH);
        if (text == null) {
            return null;
        }
        return RowTimes.secondOfDay(text).orElseGet(() -> {
            wrong(name, name + " is no time of day, such as 09:30");
            return null;
        });
    }

    /** @param zone of times without an offset */
    Instant instant(String name, TzdbZone zone) {
        String text = text(name, MAX_VALUE_LENGTH);
        if (text == null) {
            return null;
        }
        return RowTimes.instant(text, zone).orElseGet(() -> {
            wrong(name, name + " is no point in time, such as 2027-01-31T09:30:00Z or 2027-01-31 09:30");
            return null;
        });
    }

    /** The objects of a list. */
    Stream<RowValues> each(String name, int max) {
        Object value = values.get(name);
        if (value == null) {
            return Stream.empty();
        }
        if (!(value instanceof List<?> list) || list.size() > max) {
            wrong(name, name + " is no list of " + max + " objects at most");
            return Stream.empty();
        }
        return IntStream.range(0, list.size()).mapToObj(i -> object(list.get(i), name + "." + i));
    }

    private RowValues object(Object entry, String name) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (entry instanceof Map<?, ?> map) {
            map.forEach((key, value) -> object.put(key.toString(), value));
        } else {
            wrong(name, name + " is no object");
        }
        return new RowValues(object, prefix + name + ".", fault);
    }

    Map<String, Object> fields() {
        Object given = values.get("fields");
        Map<String, Object> fields = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> map && map.size() <= MAX_FIELDS) {
            map.forEach((name, value) -> {
                if (value != null && isField(name.toString(), value)) {
                    fields.put(name.toString(), value);
                }
            });
        } else if (given != null) {
            wrong("fields", "fields is no object with " + MAX_FIELDS + " values at most");
        }
        return fields;
    }

    private boolean isField(String name, Object value) {
        boolean isField = FieldRule.isName(name) && FieldRule.isValue(value);
        if (!isField) {
            wrong("fields", "fields " + FieldRule.MESSAGE);
        }
        return isField;
    }
}
