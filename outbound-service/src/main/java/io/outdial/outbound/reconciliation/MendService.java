package io.outdial.outbound.reconciliation;

import io.outdial.contract.enrollment.EnrolmentsLostDto;
import io.outdial.contract.enrollment.EventTypeDto;
import io.outdial.contract.enrollment.ListedNumberDto;
import io.outdial.contract.enrollment.LostEnrolmentDto;
import io.outdial.contract.enrollment.NumbersListedDto;
import io.outdial.outbound.donotcall.DoNotCallList;
import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.peer.OpenEnrolmentPage.OpenEnrolment;
import io.outdial.outbound.record.RecordCancellation;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.logging.Logger;
import org.openapitools.jackson.nullable.JsonNullable;

/** Carries out mends as the events would have been that were lost, each in a transaction of its own. */
@ApplicationScoped
class MendService {

    private static final Logger LOG = Logger.getLogger(MendService.class);

    private static final String REPORTED_BY = "reconciliation with enrollment-service";

    @Inject
    ReconciliationRepository repository;

    @Inject
    DoNotCallList doNotCall;

    @Inject
    RecordCancellation records;

    @Inject
    Notices notices;

    @Inject
    Outbox outbox;

    /** @return what agents are told of it, to be delivered after the commit */
    @WithTransaction
    Uni<StoredNotifications> carryOut(Mend mend) {
        LOG.warnf(
                "Mended: %s, client %s, campaign %s, chain %s, number %s",
                mend.kind(),
                mend.clientId(),
                mend.campaignId(),
                mend.chainId(),
                mend.number() == null ? null : mend.number().maskedForLog());
        return notices(mend).chain(notices::store);
    }

    private Uni<List<RecordNotice>> notices(Mend mend) {
        PhoneNumber number = mend.number();
        return switch (mend.kind()) {
            case CHAIN_TOLD, END_TOLD -> tellOfChain(mend).replaceWith(List.of());
            case ENROLMENT_LOST -> tellOfEnrolment(mend).replaceWith(List.of());
            case NUMBER_TOLD -> tellOfNumber(mend).replaceWith(List.of());
            case RECORDS_ENDED -> records.cancel(mend.clientId(), mend.campaignId(), number, List.of(mend.chainId()));
            case NUMBER_LISTED -> doNotCall.addAndStop(mend.clientId(), number, REPORTED_BY);
            case NUMBER_ERASED -> doNotCall.erase(mend.clientId(), number, REPORTED_BY);
        };
    }

    private Uni<Void> tellOfChain(Mend mend) {
        return repository
                .tell(mend.clientId(), mend.campaignId(), mend.chainId())
                .invoke(outbox::expect)
                .invoke(outbox::expectNotes);
    }

    /** It may come in any order with others, so it has a key of its own. */
    private Uni<Void> tellOfEnrolment(Mend mend) {
        OpenEnrolment lost = mend.lost();
        return outbox.write(
                mend.clientId(),
                UuidV7.next().toString(),
                EventTypeDto.ENROLMENTS_LOST.wireValue(),
                new EnrolmentsLostDto(List.of(
                        new LostEnrolmentDto(lost.id(), lost.customerId(), lost.campaignId(), lost.chainIds()))));
    }

    /** Under its lock, as whoever lists it writes it: events about a number come in the order of the commits. */
    private Uni<Void> tellOfNumber(Mend mend) {
        PhoneNumber number = mend.number();
        return doNotCall
                .lock(mend.clientId(), List.of(number))
                .chain(() -> outbox.write(
                        mend.clientId(),
                        number.key(),
                        EventTypeDto.NUMBERS_LISTED.wireValue(),
                        new NumbersListedDto(
                                List.of(new ListedNumberDto(number.given(), number.key(), JsonNullable.undefined())))));
    }
}
