package io.outdial.outbound.enrolment;

import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.record.RecordCancellation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Ends the records of enrolments that have ended (ADR 59), in its caller's transaction. */
@ApplicationScoped
public class EnrolmentEnds {

    @Inject
    EndedEnrolmentRepository ended;

    @Inject
    RecordCancellation records;

    /** @return to those who have one of the records */
    public Uni<List<RecordNotice>> end(UUID clientId, EndedEnrolment enrolment) {
        return ended.connection().chain(transaction -> records.cancel(
                        transaction, clientId, enrolment.campaignId(), enrolment.number(), enrolment.chainIds())
                .call(() -> ended.add(transaction, clientId, enrolment.id())));
    }
}
