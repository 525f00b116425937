package io.outdial.outbound.donotcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Tells how old registries are, by days of UTC. */
@ApplicationScoped
public class RegistryAge {

    @Inject
    RegistryConfig config;

    @Inject
    Clock clock;

    /** Whether a campaign may hand nothing out until the registry has been downloaded again. */
    public boolean blocks(RegistryUse use) {
        return use.isApplied() && !state(use.downloadedOn()).allowsCalls();
    }

    /** @param downloadedOn null where there is none */
    RegistryState state(LocalDate downloadedOn) {
        return RegistryRule.state(downloadedOn, today(), config.warnAge(), config.maxAge());
    }

    /** The first day on which campaigns hand nothing out. */
    LocalDate staleOn(LocalDate downloadedOn) {
        return downloadedOn.plusDays(config.maxAge() + 1L);
    }

    LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
