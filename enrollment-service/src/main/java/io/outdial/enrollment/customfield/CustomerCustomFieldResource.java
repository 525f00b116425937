package io.outdial.enrollment.customfield;

import io.outdial.contract.enrollment.CustomFieldRemovedDto;
import io.outdial.contract.enrollment.CustomerCustomFieldDto;
import io.outdial.contract.enrollment.CustomerCustomFieldsApi;
import io.outdial.contract.enrollment.SetCustomFieldDto;
import io.outdial.contract.enrollment.UpdateCustomFieldDto;
import io.outdial.platform.caller.Call;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/customers/{id}/custom-fields}. */
@Cancellable(false)
public class CustomerCustomFieldResource implements CustomerCustomFieldsApi {

    @Inject
    CustomerCustomFieldService values;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<CustomerCustomFieldDto> setCustomerCustomField(UUID id, SetCustomFieldDto body, String idempotencyKey) {
        Caller caller = call.caller();
        return idempotency.once(call, idempotencyKey, CustomerCustomFieldDto.class, () -> values.add(caller, id, body));
    }

    @Override
    public Uni<CustomerCustomFieldDto> updateCustomerCustomField(
            UUID id, UUID customFieldId, UpdateCustomFieldDto body, String idempotencyKey) {
        Caller caller = call.caller();
        return idempotency.once(
                call,
                idempotencyKey,
                CustomerCustomFieldDto.class,
                () -> values.change(caller, id, customFieldId, body.value()));
    }

    @Override
    public Uni<CustomFieldRemovedDto> removeCustomerCustomField(UUID id, UUID customFieldId, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, CustomFieldRemovedDto.class, () -> values.remove(
                        clientId, id, customFieldId)
                .replaceWith(() -> new CustomFieldRemovedDto(true, "The customer no longer has the custom field")));
    }
}
