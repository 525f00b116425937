package io.outdial.enrollment.customfield;

import io.outdial.contract.enrollment.CreateCustomFieldDto;
import io.outdial.contract.enrollment.CustomFieldDto;
import io.outdial.contract.enrollment.CustomFieldPageDto;
import io.outdial.contract.enrollment.UpdateCustomFieldDefinitionDto;
import io.outdial.enrollment.lock.KeyLockRepository;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.paging.PageNumbers;
import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.text.CanonicalText;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Defines, changes and deletes custom fields. A client has few, so lists are sorted and searched in memory. */
@ApplicationScoped
public class CustomFieldService {

    static final int MAX_FIELDS = 200;

    /**
     * The key that is locked while a field is defined, so that concurrent definitions neither exceed the limit nor
     * share a key.
     */
    private static final List<String> DEFINITIONS = List.of("custom fields");

    @Inject
    Clock clock;

    @Inject
    CustomFieldRepository fields;

    @Inject
    KeyLockRepository locks;

    @WithSession
    Uni<CustomFieldPageDto> findPage(UUID clientId, String search, String sortBy, boolean ascending, PageRequest page) {
        Comparator<CustomField> order = order(sortBy).thenComparing(field -> field.id);
        return fields.all(clientId).map(all -> {
            List<CustomField> found = all.stream()
                    .filter(field -> search == null
                            || matches(field, CanonicalText.of(search.strip()).toLowerCase(Locale.ROOT)))
                    .sorted(ascending ? order : order.reversed())
                    .toList();
            return CustomFieldMapper.toPage(
                    PageNumbers.of(page, found.size()),
                    found.stream().skip(page.offset()).limit(page.limit()).toList());
        });
    }

    /** @throws Failure.NotFound if the client has no such field */
    @WithSession
    Uni<CustomFieldDto> find(UUID clientId, UUID id) {
        return orNotFound(fields.find(clientId, id)).map(CustomFieldMapper::toDto);
    }

    /**
     * @throws Failure.NotValid if type, options and rules do not match: see {@link CustomFieldPolicy}
     * @throws Failure.Refused {@code LIMIT_EXCEEDED} if the client has reached the maximum
     */
    @WithTransaction
    Uni<CustomFieldDto> create(Caller caller, CreateCustomFieldDto body) {
        CustomField field = new CustomField();
        CustomFieldMapper.apply(body, field);
        validate(field);
        field.clientId = caller.clientId();
        field.id = UuidV7.next();
        field.createdAt = clock.instant();
        field.updatedAt = field.createdAt;
        field.createdBy = caller.subject();
        field.updatedBy = caller.subject();
        return locks.lock(caller.clientId(), DEFINITIONS)
                .chain(() -> fields.all(caller.clientId()))
                .chain(all -> {
                    if (all.size() >= MAX_FIELDS) {
                        throw new Failure.Refused(
                                ErrorCode.LIMIT_EXCEEDED, "A client has at most " + MAX_FIELDS + " custom fields");
                    }
                    field.fieldKey = FieldKeyRule.key(
                            field.fieldLabel,
                            all.stream().map(other -> other.fieldKey).toList());
                    return fields.persistAndFlush(field);
                })
                .map(CustomFieldMapper::toDto);
    }

    /**
     * Changes the fields that are given. A change without effect leaves {@code updatedAt} unchanged.
     *
     * @throws Failure.NotFound if the client has no such field
     * @throws Failure.NotValid if type, options and rules would no longer match
     * @throws Failure.Refused {@code IN_USE} if customers have values of another type
     */
    @WithTransaction
    Uni<CustomFieldDto> update(Caller caller, UUID id, UpdateCustomFieldDefinitionDto body) {
        return orNotFound(fields.lock(caller.clientId(), id)).chain(field -> {
            CustomFieldDto before = CustomFieldMapper.toDto(field);
            CustomFieldMapper.apply(body, field);
            validate(field);
            if (CustomFieldMapper.toDto(field).equals(before)) {
                return Uni.createFrom().item(before);
            }
            field.updatedAt = clock.instant();
            field.updatedBy = caller.subject();
            boolean isOfAnotherType = !before.fieldType().name().equals(field.fieldType.name());
            return (isOfAnotherType
                            ? unused(caller.clientId(), id, "The type of a field that customers have stays")
                            : Uni.createFrom().voidItem())
                    .chain(() -> fields.flush())
                    .replaceWith(() -> CustomFieldMapper.toDto(field));
        });
    }

    /**
     * @throws Failure.NotFound if the client has no such field
     * @throws Failure.Refused {@code IN_USE} if customers have it
     */
    @WithTransaction
    Uni<Void> delete(UUID clientId, UUID id) {
        return orNotFound(fields.lock(clientId, id))
                .call(() -> unused(clientId, id, "Customers have this custom field"))
                .chain(fields::remove);
    }

    static Failure.NotFound unknown() {
        return new Failure.NotFound("No custom field with this id");
    }

    private Uni<Void> unused(UUID clientId, UUID id, String refusal) {
        return fields.isUsed(clientId, id)
                .invoke(used -> {
                    if (used) {
                        throw new Failure.Refused(ErrorCode.IN_USE, refusal);
                    }
                })
                .replaceWithVoid();
    }

    private static void validate(CustomField field) {
        List<Issue> issues = CustomFieldPolicy.check(field.rules());
        if (!issues.isEmpty()) {
            throw new Failure.NotValid(issues);
        }
    }

    private static Comparator<CustomField> order(String sortBy) {
        return switch (sortBy == null ? "" : sortBy) {
            case "fieldLabel" -> Comparator.comparing(field -> field.fieldLabel.toLowerCase(Locale.ROOT));
            case "fieldKey" -> Comparator.comparing(field -> field.fieldKey);
            default -> Comparator.comparing(field -> field.createdAt);
        };
    }

    private static boolean matches(CustomField field, String text) {
        return Stream.of(field.fieldLabel, field.fieldKey)
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(text));
    }

    private static Uni<CustomField> orNotFound(Uni<CustomField> field) {
        return field.onItem().ifNull().failWith(CustomFieldService::unknown);
    }
}
