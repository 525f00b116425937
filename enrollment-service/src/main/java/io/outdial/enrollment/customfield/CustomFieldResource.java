package io.outdial.enrollment.customfield;

import io.outdial.contract.enrollment.CreateCustomFieldDto;
import io.outdial.contract.enrollment.CustomFieldDto;
import io.outdial.contract.enrollment.CustomFieldPageDto;
import io.outdial.contract.enrollment.CustomFieldRemovedDto;
import io.outdial.contract.enrollment.CustomFieldsApi;
import io.outdial.contract.enrollment.UpdateCustomFieldDefinitionDto;
import io.outdial.platform.caller.Call;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/custom-fields} (carecycle.md §2.10). */
@Cancellable(false)
public class CustomFieldResource implements CustomFieldsApi {

    @Inject
    CustomFieldService fields;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<CustomFieldPageDto> listCustomFields(
            Integer page, Integer limit, String sortBy, String sortOrder, String search) {
        return fields.findPage(call.clientId(), search, sortBy, "asc".equals(sortOrder), PageRequest.of(page, limit));
    }

    @Override
    public Uni<CustomFieldDto> createCustomField(CreateCustomFieldDto body, String idempotencyKey) {
        Caller caller = call.caller();
        return idempotency.once(call, idempotencyKey, CustomFieldDto.class, () -> fields.create(caller, body));
    }

    @Override
    public Uni<CustomFieldDto> getCustomField(UUID id) {
        return fields.find(call.clientId(), id);
    }

    @Override
    public Uni<CustomFieldDto> updateCustomField(UUID id, UpdateCustomFieldDefinitionDto body, String idempotencyKey) {
        Caller caller = call.caller();
        return idempotency.once(call, idempotencyKey, CustomFieldDto.class, () -> fields.update(caller, id, body));
    }

    @Override
    public Uni<CustomFieldRemovedDto> deleteCustomField(UUID id, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, CustomFieldRemovedDto.class, () -> fields.delete(clientId, id)
                .replaceWith(() -> new CustomFieldRemovedDto(true, "The custom field is deleted")));
    }
}
