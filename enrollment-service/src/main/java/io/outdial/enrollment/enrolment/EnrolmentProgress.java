package io.outdial.enrollment.enrolment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Changes the statuses of several enrolments at once, each with a row of history, in the caller's transaction. */
@ApplicationScoped
public class EnrolmentProgress {

    @Inject
    EnrolmentRepository enrolments;

    @Inject
    EnrolmentLockRepository locks;

    @Inject
    EnrolledCustomerRepository customers;

    @Inject
    StatusHistoryRepository history;

    /** These customers are not erased until the transaction ends. To be called before any of their rows is locked. */
    public Uni<Void> keepCustomers(UUID clientId, Collection<UUID> customerIds) {
        return customerIds.isEmpty() ? Uni.createFrom().voidItem() : customers.keep(clientId, customerIds);
    }

    /** The statuses of these enrolments, which nobody else changes until the transaction ends. */
    public Uni<Map<UUID, EnrolmentStatus>> lock(UUID clientId, Collection<UUID> enrolmentIds) {
        return enrolmentIds.isEmpty() ? Uni.createFrom().item(Map.of()) : locks.lockAll(clientId, enrolmentIds);
    }

    /**
     * @param changes of enrolments that the caller has locked; several of one follow one another
     * @param changedBy recorded in the history
     */
    public Uni<Void> write(UUID clientId, String changedBy, List<StatusChange> changes) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : enrolments.setStatuses(clientId, changes).chain(() -> history.addAll(clientId, changedBy, changes));
    }
}
