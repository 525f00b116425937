package io.outdial.enrollment.call;

import io.outdial.contract.enrollment.CallPageDto;
import io.outdial.contract.enrollment.CustomerCallsApi;
import io.outdial.platform.caller.Call;
import io.outdial.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/customers/{id}/calls} (carecycle.md §2.6). */
@Cancellable(false)
public class CallResource implements CustomerCallsApi {

    private static final String ASCENDING = "asc";

    @Inject
    CallService calls;

    @Inject
    Call call;

    @Override
    public Uni<CallPageDto> listCustomerCalls(UUID id, Integer page, Integer limit, String sortBy, String sortOrder) {
        return calls.findByCustomer(
                        call.clientId(),
                        id,
                        new CallOrder(CallOrder.By.of(sortBy), ASCENDING.equals(sortOrder)),
                        PageRequest.of(page, limit))
                .map(CallMapper::toDto);
    }
}
