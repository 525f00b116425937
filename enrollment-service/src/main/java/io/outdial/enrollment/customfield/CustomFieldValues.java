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

/** Values of custom fields for the other packages of this service, in the caller's session or transaction. */
@ApplicationScoped
public class CustomFieldValues {

    /** The maximum for one customer. */
    public static final int MAX_VALUES = 50;

    @Inject
    CustomFieldRepository fields;

    @Inject
    CustomFieldValueRepository values;

    /** The values of a customer, sorted by key. */
    public Uni<List<CustomerCustomFieldDto>> findByCustomer(UUID clientId, UUID customerId) {
        return values.findByCustomer(clientId, customerId);
    }

    /** The definitions that values are checked against. They do not change until the transaction ends. */
    public Uni<KnownFields> known(UUID clientId) {
        return fields.shareAll(clientId).map(KnownFields::new);
    }

    /**
     * Adds or replaces the values, in one statement. Of two values for the same field of a customer the later wins.
     *
     * @return the customers who would have more than {@link #MAX_VALUES}, for whom nothing was written
     */
    public Uni<Set<UUID>> put(Caller caller, Collection<FieldValue> given) {
        if (given.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Map<List<UUID>, FieldValue> each = new LinkedHashMap<>();
        given.forEach(value -> each.put(List.of(value.customerId(), value.customFieldId()), value));
        return values.put(caller.clientId(), each.values(), caller.subject(), MAX_VALUES);
    }
}
