package io.outdial.enrollment.campaign;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class StatusHistoryRepository implements PanacheRepositoryBase<StatusHistoryEntry, StatusHistoryEntry.Key> {}
