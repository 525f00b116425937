package io.outdial.enrollment.customfield;

import io.outdial.platform.failure.Issue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The custom fields of a client by key, as they stood in the transaction that asked: to check many values without
 * asking again.
 */
public final class KnownFields {

    private record Known(UUID id, FieldRules rules) {}

    private final Map<String, Known> byKey;

    KnownFields(List<CustomField> fields) {
        byKey = fields.stream()
                .collect(Collectors.toMap(field -> field.fieldKey, field -> new Known(field.id, field.rules())));
    }

    /** Empty if the client has no field of this key. */
    public Optional<UUID> id(String fieldKey) {
        return Optional.ofNullable(byKey.get(fieldKey)).map(Known::id);
    }

    /** Why the value cannot be one of the field, in words; empty if it can. */
    public Optional<String> check(String fieldKey, Object value) {
        Known known = byKey.get(fieldKey);
        if (known == null) {
            return Optional.of("no custom field has the key " + fieldKey);
        }
        Function<Issue, String> inWords = issue -> fieldKey + ": " + issue.message();
        return CustomFieldPolicy.check(known.rules(), value).map(inWords);
    }
}
