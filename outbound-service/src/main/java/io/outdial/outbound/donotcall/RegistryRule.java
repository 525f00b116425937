package io.outdial.outbound.donotcall;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How old a registry may be. */
final class RegistryRule {

    private RegistryRule() {}

    /**
     * @param downloadedOn null where there is none
     * @param warnAge from so many days on it is {@link RegistryState#AGEING}
     * @param maxAge with more days it is {@link RegistryState#STALE}
     */
    static RegistryState state(LocalDate downloadedOn, LocalDate today, int warnAge, int maxAge) {
        if (downloadedOn == null) {
            return RegistryState.MISSING;
        }
        long age = ChronoUnit.DAYS.between(downloadedOn, today);
        if (age > maxAge) {
            return RegistryState.STALE;
        }
        return age >= warnAge ? RegistryState.AGEING : RegistryState.CURRENT;
    }
}
