package io.outdial.enrollment.erasure;

import io.outdial.contract.enrollment.CustomerErasureApi;
import io.outdial.contract.enrollment.ErasedCustomerDto;
import io.outdial.platform.caller.Call;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code DELETE /v2/customers/{id}}. The answer has the form of careCycle's other deletions (carecycle.md §0.9). */
@Cancellable(false)
public class ErasureResource implements CustomerErasureApi {

    @Inject
    ErasureService erasure;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<ErasedCustomerDto> eraseCustomer(UUID id, String idempotencyKey) {
        Caller caller = call.caller();
        return idempotency.once(call, idempotencyKey, ErasedCustomerDto.class, () -> erasure.erase(caller, id)
                .replaceWith(new ErasedCustomerDto(true, "The customer has been erased")));
    }
}
