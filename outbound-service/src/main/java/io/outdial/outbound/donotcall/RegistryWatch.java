package io.outdial.outbound.donotcall;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Warns in the log, twice a day, of registries that have to be downloaded again. */
@ApplicationScoped
class RegistryWatch {

    private static final Logger LOG = Logger.getLogger(RegistryWatch.class);

    @Inject
    RegistryRepository repository;

    @Inject
    RegistryAge age;

    @Scheduled(every = "12h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return repository
                .findApplied()
                .invoke(clients -> clients.forEach(this::warn))
                .replaceWithVoid();
    }

    private void warn(RegistryRepository.Applied client) {
        switch (age.state(client.downloadedOn())) {
            case AGEING ->
                LOG.warnf(
                        "The do-not-call registry of client %s is of %s; without a newer one its campaigns stop on %s",
                        client.clientId(), client.downloadedOn(), age.staleOn(client.downloadedOn()));
            case STALE, MISSING ->
                LOG.warnf(
                        "Campaigns of client %s hand nothing out: its do-not-call registry is %s",
                        client.clientId(), client.downloadedOn() == null ? "missing" : "of " + client.downloadedOn());
            case CURRENT -> {}
        }
    }
}
