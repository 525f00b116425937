package io.outdial.outbound.cloudagent.block;

import io.outdial.outbound.cloudagent.ExpiryRule;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is to be blocked, or to be blocked no longer (cloudagent.md §2.5).
 *
 * @param description null where none is given
 * @param numbers those that can be read
 * @param unreadable the others, as given
 * @param expiresAt null for never
 * @param errors by the names of the fields, in the vendor's words where it has some
 * @param isComplete whether what is mandatory is there
 */
record BlockRequest(
        String name,
        String description,
        List<PhoneNumber> numbers,
        List<String> unreadable,
        Instant expiresAt,
        Map<String, String> errors,
        boolean isComplete) {

    private static final Pattern NUMBER = Pattern.compile("(?:\\+|%2B)?[0-9]{3,16}", Pattern.CASE_INSENSITIVE);
    private static final String ENCODED_PLUS = "(?i)^%2B";
    private static final int MIN_TEXT = 2;
    private static final int MAX_TEXT = 50;
    private static final int MAX_NUMBERS = 100;

    BlockRequest {
        numbers = List.copyOf(numbers);
        unreadable = List.copyOf(unreadable);
    }

    /** To block numbers. */
    static BlockRequest toCreate(Fields fields, Client client, Instant now) {
        String name = fields.text("name");
        String description = emptyAsNull(fields.text("description"));
        String date = emptyAsNull(fields.text("expiryDate"));
        Optional<Instant> expiresAt =
                Optional.ofNullable(date).flatMap(text -> ExpiryRule.instant(text, client.timeZone()));
        Map<String, String> errors = new LinkedHashMap<>();
        checkLength("name", "Name", name, errors);
        checkLength("description", "Description", description, errors);
        if (date != null && expiresAt.isEmpty()) {
            errors.put("expiryDate", ExpiryRule.INVALID);
        } else if (expiresAt.isPresent() && !expiresAt.get().isAfter(now)) {
            errors.put("expiryDate", ExpiryRule.PAST);
        }
        boolean hasName = name != null && !name.isEmpty();
        return read(fields, client, name, description, expiresAt.orElse(null), errors, hasName);
    }

    /** To block them no longer; the name does not matter. */
    static BlockRequest toDelete(Fields fields, Client client) {
        return read(fields, client, null, null, null, new LinkedHashMap<>(), true);
    }

    private static BlockRequest read(
            Fields fields,
            Client client,
            String name,
            String description,
            Instant expiresAt,
            Map<String, String> errors,
            boolean hasName) {
        List<String> given = fields.list("blockNumbers");
        List<PhoneNumber> numbers = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        if (given.size() > MAX_NUMBERS) {
            errors.put("blockNumbers", "Blocknumbers data allows " + MAX_NUMBERS + " numbers only");
        } else if (!given.stream().allMatch(text -> NUMBER.matcher(text).matches())) {
            errors.put("blockNumbers", "Blocknumbers data contains invalid format of numbers");
        } else {
            given.stream().map(text -> text.replaceFirst(ENCODED_PLUS, "+")).forEach(text -> PhoneNumber.of(
                            text, client.region())
                    .ifPresentOrElse(numbers::add, () -> unreadable.add(text)));
        }
        return new BlockRequest(name, description, numbers, unreadable, expiresAt, errors, hasName && !given.isEmpty());
    }

    private static void checkLength(String field, String label, String text, Map<String, String> errors) {
        if (text != null && !text.isEmpty()) {
            int length = text.codePointCount(0, text.length());
            if (length < MIN_TEXT || length > MAX_TEXT) {
                errors.put(field, label + " (" + text + ") allows 2 to 50 characters only");
            }
        }
    }

    private static String emptyAsNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** Shows none of the numbers. */
    @Override
    public String toString() {
        return "BlockRequest[" + name + "]";
    }
}
