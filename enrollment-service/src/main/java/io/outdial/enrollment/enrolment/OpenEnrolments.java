package io.outdial.enrollment.enrolment;

import io.outdial.platform.id.UuidV7;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What nobody has ended yet, for those who end it all at once. */
@ApplicationScoped
public class OpenEnrolments {

    @Inject
    EnrolmentRepository enrolments;

    @Inject
    StatusHistoryRepository history;

    /**
     * Ends every open enrolment of the customers, with its row of history, in three statements of the caller's
     * transaction. Tells nobody: the caller's own event says more.
     *
     * @param endedBy goes into the histories
     * @param customerIds locked by the caller, so that none of them is being enrolled meanwhile
     */
    public Uni<Void> end(UUID clientId, String endedBy, Collection<UUID> customerIds, EnrolmentStatus end) {
        if (customerIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return enrolments.lockOpen(clientId, customerIds).chain(open -> {
            if (open.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            List<StatusChange> changes = open.stream()
                    .map(enrolment -> new StatusChange(enrolment.id(), enrolment.status(), end))
                    .toList();
            return enrolments
                    .setAll(
                            clientId,
                            changes.stream().map(StatusChange::enrolmentId).toList(),
                            end)
                    .chain(() -> history.addAll(clientId, endedBy, changes, UuidV7::next));
        });
    }
}
