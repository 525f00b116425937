package io.outdial.enrollment.chain;

import io.outdial.enrollment.enrolment.EnrolmentRestart;
import io.outdial.enrollment.enrolment.EnrolmentRestart.LostEnrolment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Enrolments for which a comparison has found that nobody is called (ADR 68). */
@ApplicationScoped
public class LostChains {

    @Inject
    EnrolmentRestart enrolments;

    @Inject
    ChainRepository chains;

    /**
     * Forgets the chains that are gone, and lets those enrolments begin again that are open and have no other.
     *
     * @param changedBy recorded in the history of enrolments
     */
    public Uni<Void> replace(UUID clientId, String changedBy, List<LostEnrolment> lost) {
        List<Long> gone =
                lost.stream().flatMap(each -> each.chainIds().stream()).sorted().toList();
        return enrolments.lock(clientId, lost).chain(locked -> chains.delete(clientId, gone)
                .chain(() -> enrolments.begin(clientId, changedBy, lost, locked)));
    }
}
