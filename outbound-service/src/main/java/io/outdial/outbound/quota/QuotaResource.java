package io.outdial.outbound.quota;

import io.outdial.contract.common.QuotaGrantDto;
import io.outdial.contract.common.QuotaQuestionDto;
import io.outdial.contract.outbound.QuotasApi;
import io.outdial.platform.quota.QuotaGrant;
import io.outdial.platform.quota.QuotaKey;
import io.outdial.platform.quota.QuotaLedger;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.Cancellable;

/** This service keeps the count of quotas for all. */
@Cancellable(false)
public class QuotaResource implements QuotasApi {

    @Inject
    QuotaLedger ledger;

    @Override
    public Uni<QuotaGrantDto> grantQuota(QuotaQuestionDto question) {
        QuotaGrant grant = ledger.grant(
                new QuotaKey(question.clientId(), question.subject(), question.scope(), question.limit()),
                question.wanted());
        return Uni.createFrom()
                .item(new QuotaGrantDto(grant.tokens(), grant.endsIn().toMillis()));
    }
}
