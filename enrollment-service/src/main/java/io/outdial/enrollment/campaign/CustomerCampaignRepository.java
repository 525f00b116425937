package io.outdial.enrollment.campaign;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

@ApplicationScoped
class CustomerCampaignRepository implements PanacheRepositoryBase<CustomerCampaign, CustomerCampaign.Key> {

    /**
     * The enrolment of the pair, locked until the transaction ends: of two that want to change it at once, the second reads what the first has made of it. Null
     * where there is none.
     */
    Uni<CustomerCampaign> findForUpdate(UUID clientId, UUID customerId, UUID campaignId) {
        return find("clientId = ?1 and customerId = ?2 and campaignId = ?3", clientId, customerId, campaignId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** The customer's own package builds on this one, so that this one asks the table and not its repository. */
    Uni<Boolean> hasCustomer(UUID clientId, UUID customerId) {
        return getSession().chain(session -> session.createNativeQuery(
                        "SELECT EXISTS (SELECT FROM customer WHERE client_id = ?1 AND id = ?2)", Boolean.class)
                .setParameter(1, clientId)
                .setParameter(2, customerId)
                .getSingleResult());
    }
}
