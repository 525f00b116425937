package io.outdial.platform.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * A time zone of the tz database, in the release that this version of the product ships with. The zones of the JVM are
 * as old as the JVM, so that the same date would be another instant, or none, on another machine (ADR 29). Two are
 * equal by their names.
 */
@RegisterForReflection
public final class TzdbZone {

    public static final TzdbZone UTC = of("UTC");

    private final String id;
    private final ZoneRules rules;

    private TzdbZone(String id, ZoneRules rules) {
        this.id = id;
        this.rules = rules;
    }

    /**
     * Empty where the database has no such zone; names are spelt exactly as there. Offsets such as {@code +02:00} or
     * {@code GMT+2} are no zones of it.
     */
    public static Optional<TzdbZone> find(String id) {
        return TzdbRules.find(id).map(rules -> new TzdbZone(id, rules));
    }

    /** @throws IllegalArgumentException if the database has no such zone */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TzdbZone of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(
                id + " is no time zone of the tz database, such as America/New_York or UTC"));
    }

    /**
     * The instant that the clocks of the zone mean by this. Where they skip it or show it twice, it is read by the
     * offset from before the change: of an hour that is shown twice the first one counts, and a skipped 02:30 is the
     * instant that clocks put forward show as 03:30.
     */
    public Instant instantOf(LocalDateTime clock) {
        ZoneOffsetTransition change = rules.getTransition(clock);
        return clock.toInstant(change == null ? rules.getOffset(clock) : change.getOffsetBefore());
    }

    /** What the clocks of the zone show at this instant. */
    public LocalDateTime clockAt(Instant instant) {
        return LocalDateTime.ofInstant(instant, offsetAt(instant));
    }

    /** How far the clocks of the zone are ahead of UTC at this instant. */
    public ZoneOffset offsetAt(Instant instant) {
        return rules.getOffset(instant);
    }

    /** When the clocks are next put forward or back; empty where they never are again. */
    public Optional<Instant> nextChange(Instant after) {
        return Optional.ofNullable(rules.nextTransition(after)).map(ZoneOffsetTransition::getInstant);
    }

    /** A name of the database, such as {@code America/New_York}. */
    @JsonValue
    public String id() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TzdbZone zone && id.equals(zone.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
