package io.outdial.outbound.dialling;

import io.outdial.contract.outbound.DiallingPolicyAnswerDto;
import io.outdial.contract.outbound.DiallingPolicyApi;
import io.outdial.contract.outbound.ReplaceDiallingPolicyDto;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/dialling-policy}: one for each client, there before it is set. */
@Cancellable(false)
public class DiallingPolicyResource implements DiallingPolicyApi {

    @Inject
    DiallingPolicyService policies;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<DiallingPolicyAnswerDto> getDiallingPolicy() {
        return policies.get(call.clientId()).map(DiallingPolicyResource::toAnswer);
    }

    @Override
    public Uni<DiallingPolicyAnswerDto> replaceDiallingPolicy(ReplaceDiallingPolicyDto policy, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, DiallingPolicyAnswerDto.class, () -> policies.replace(
                        clientId, DiallingPolicyMapper.policy(policy))
                .map(DiallingPolicyResource::toAnswer));
    }

    private static DiallingPolicyAnswerDto toAnswer(DiallingPolicy policy) {
        return new DiallingPolicyAnswerDto(DiallingPolicyMapper.toDto(policy));
    }
}
