package io.outdial.outbound.entry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time of changes. */
@ApplicationScoped
public class EntryClock {

    private final Clock clock = Clock.systemUTC();

    /** As precise as the database keeps it, so that an answer to a change says what is read later. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
