package io.outdial.enrollment.customfield;

import io.outdial.contract.enrollment.CustomerCustomFieldDto;
import io.outdial.platform.caller.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Values of custom fields for the other features of this service, in the caller's session or transaction. */
@ApplicationScoped
public class CustomFieldValues {

    /** A customer has no more. */
    public static final int MAX_VALUES = 50;

    @Inject
    CustomFieldRepository fields;

    @Inject
    CustomFieldValueRepository values;

    /** The fields that a customer has, by key. */
    public Uni<List<CustomerCustomFieldDto>> findByCustomer(UUID clientId, UUID customerId) {
        return values.findByCustomer(clientId, customerId);
    }

    /** What values are judged by. Definitions do not change under a transaction that has asked. */
    public Uni<KnownFields> known(UUID clientId) {
        return fields.shareAll(clientId).map(KnownFields::new);
    }

    /**
     * Writes the values over those that are there, in one statement. Of two for the same field of a customer the later
     * counts.
     *
     * @return the customers who would have more than {@link #MAX_VALUES}: nothing was written for them
     */
    public Uni<Set<UUID>> put(Caller caller, Collection<FieldValue> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Map<List<UUID>, FieldValue> each = new LinkedHashMap<>();
        wanted.forEach(value -> each.put(List.of(value.customerId(), value.customFieldId()), value));
        return values.put(caller.clientId(), each.values(), caller.subject(), MAX_VALUES);
    }
}
