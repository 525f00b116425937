package io.outdial.platform.time;

import java.util.List;
import java.util.Map;

/**
 * The time zones that a record may name: those of the tz database, and four American ones by the short names that lead
 * feeds and desktops use. A short name is what people mean by it, not the zone without daylight saving time that the
 * database keeps under {@code EST} and {@code MST} (ADR 29).
 */
public final class ZoneNames {

    /** In Arizona, Mountain Standard Time is that of summer too: whoever writes MST may mean either. */
    private static final Map<String, List<TzdbZone>> SHORT_NAMES = Map.of(
            "EST", List.of(TzdbZone.of("America/New_York")),
            "CST", List.of(TzdbZone.of("America/Chicago")),
            "MST", List.of(TzdbZone.of("America/Denver"), TzdbZone.of("America/Phoenix")),
            "PST", List.of(TzdbZone.of("America/Los_Angeles")));

    private ZoneNames() {}

    /** The zones that a name may mean, the likeliest first; none where it is no name of a zone. */
    public static List<TzdbZone> zones(String name) {
        List<TzdbZone> meant = name == null ? null : SHORT_NAMES.get(name);
        return meant == null ? TzdbZone.find(name).stream().toList() : meant;
    }

    public static boolean isKnown(String name) {
        return !zones(name).isEmpty();
    }
}
