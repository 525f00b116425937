package io.outdial.enrollment.customfield;

import io.outdial.contract.enrollment.CustomerCustomFieldDto;
import io.outdial.contract.enrollment.SetCustomFieldDto;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds, changes and removes the custom field values of customers. The definition is locked from the check of a value
 * until the value is written.
 */
@ApplicationScoped
public class CustomerCustomFieldService {

    @Inject
    CustomFieldRepository fields;

    @Inject
    CustomFieldValueRepository values;

    /**
     * @throws Failure.NotFound if the client has no such customer or no such field
     * @throws Failure.NotValid if the body identifies no field, or the value does not match its type
     * @throws Failure.Refused {@code ALREADY_EXISTS} if the customer already has the field; {@code LIMIT_EXCEEDED} if
     *     it has reached the maximum
     */
    @WithTransaction
    Uni<CustomerCustomFieldDto> add(Caller caller, UUID customerId, SetCustomFieldDto body) {
        if (body.customFieldId() == null && body.fieldKey() == null) {
            throw new Failure.NotValid(List.of(Issue.custom(
                    List.of("customFieldId"),
                    "customFieldId or fieldKey is required",
                    "the id or the key of a custom field",
                    Issue.UNDEFINED)));
        }
        UUID clientId = caller.clientId();
        return lock(clientId, customerId)
                .chain(() -> body.customFieldId() != null
                        ? fields.share(clientId, body.customFieldId())
                        : fields.shareByKey(clientId, body.fieldKey()))
                .onItem()
                .ifNull()
                .failWith(CustomFieldService::unknown)
                .invoke(field -> validate(field, body.value()))
                .chain(field -> values.findByCustomer(clientId, customerId)
                        .invoke(has -> requireAddable(has, field))
                        .chain(() -> values.add(clientId, customerId, field.id, body.value(), caller.subject()))
                        .chain(() -> read(clientId, customerId, field.id)));
    }

    /**
     * @throws Failure.NotFound if the client has no such customer, or the customer does not have the field
     * @throws Failure.NotValid if the value does not match its type
     */
    @WithTransaction
    Uni<CustomerCustomFieldDto> change(Caller caller, UUID customerId, UUID fieldId, Object value) {
        UUID clientId = caller.clientId();
        return lockField(clientId, customerId, fieldId)
                .invoke(field -> validate(field, value))
                .chain(() -> values.change(clientId, customerId, fieldId, value, caller.subject()))
                .chain(() -> read(clientId, customerId, fieldId));
    }

    /**
     * @throws Failure.NotFound if the client has no such customer, or the customer does not have the field
     * @throws Failure.Refused {@code BAD_REQUEST} if the field is required
     */
    @WithTransaction
    Uni<Void> remove(UUID clientId, UUID customerId, UUID fieldId) {
        return lockField(clientId, customerId, fieldId).chain(field -> {
            if (field.isRequired) {
                throw new Failure.Refused(ErrorCode.BAD_REQUEST, "A required custom field cannot be taken away");
            }
            return values.remove(clientId, customerId, fieldId);
        });
    }

    /**
     * The definition of a field that the customer has. Customer and definition are locked until the transaction ends.
     */
    private Uni<CustomField> lockField(UUID clientId, UUID customerId, UUID fieldId) {
        return lock(clientId, customerId)
                .chain(() -> fields.share(clientId, fieldId))
                .onItem()
                .ifNull()
                .failWith(CustomFieldService::unknown)
                .call(() -> read(clientId, customerId, fieldId));
    }

    private Uni<Void> lock(UUID clientId, UUID customerId) {
        return values.lockCustomer(clientId, customerId)
                .invoke(found -> {
                    if (!found) {
                        throw new Failure.NotFound("No customer with this id");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<CustomerCustomFieldDto> read(UUID clientId, UUID customerId, UUID fieldId) {
        return values.findByCustomer(clientId, customerId).map(has -> has.stream()
                .filter(value -> value.customFieldId().equals(fieldId))
                .findFirst()
                .orElseThrow(() -> new Failure.NotFound("This customer does not have the custom field")));
    }

    private static void requireAddable(List<CustomerCustomFieldDto> has, CustomField field) {
        if (has.stream().anyMatch(value -> value.customFieldId().equals(field.id))) {
            throw new Failure.Refused(ErrorCode.ALREADY_EXISTS, "This customer has the custom field");
        }
        if (has.size() >= CustomFieldValues.MAX_VALUES) {
            throw new Failure.Refused(
                    ErrorCode.LIMIT_EXCEEDED,
                    "A customer has at most " + CustomFieldValues.MAX_VALUES + " custom fields");
        }
    }

    private static void validate(CustomField field, Object value) {
        Optional<Issue> issue = CustomFieldPolicy.check(field.rules(), value);
        if (issue.isPresent()) {
            throw new Failure.NotValid(List.of(issue.get()));
        }
    }
}
