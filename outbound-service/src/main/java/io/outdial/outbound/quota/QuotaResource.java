package io.outdial.outbound.quota;

import io.outdial.contract.common.QuotaGrantDto;
import io.outdial.contract.common.QuotaQuestionDto;
import io.outdial.contract.outbound.QuotasApi;
import io.outdial.platform.quota.QuotaKey;
import io.outdial.platform.quota.QuotaLimit;
import io.outdial.platform.quota.QuotaOwner;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.Cancellable;

/** This service keeps the count of quotas for all. */
@Cancellable(false)
public class QuotaResource implements QuotasApi {

    @Inject
    QuotaOwner owner;

    @Override
    public Uni<QuotaGrantDto> grantQuota(QuotaQuestionDto question) {
        QuotaKey key = new QuotaKey(question.clientId(), question.subject(), question.scope(), limit(question));
        return owner.grant(key, question.wanted())
                .map(grant -> new QuotaGrantDto(grant.tokens(), grant.endsIn().toMillis()));
    }

    /** A service of an earlier release knows of minutes only. */
    private static QuotaLimit limit(QuotaQuestionDto question) {
        return question.periodSeconds() == null
                ? QuotaLimit.perMinute(question.limit())
                : new QuotaLimit(question.limit(), Duration.ofSeconds(question.periodSeconds()));
    }
}
