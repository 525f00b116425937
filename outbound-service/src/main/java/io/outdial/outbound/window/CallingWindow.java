package io.outdial.outbound.window;

import io.outdial.platform.time.TzdbZone;
import io.outdial.platform.time.ZoneNames;
import java.util.ArrayList;
import java.util.List;

/**
 * When the records that share it may be called, as far as they say: the rest is the campaign's and the client's.
 *
 * @param zones where the called person may be; none means the client's zone
 * @param callFrom second of the day, null where the record does not say
 * @param callUntil second of the day, 86,400 for midnight; null where the record does not say
 */
public record CallingWindow(List<TzdbZone> zones, Integer callFrom, Integer callUntil) {

    /** Of records that say nothing. */
    public static final CallingWindow UNLIMITED = new CallingWindow(List.of(), null, null);

    public CallingWindow {
        zones = List.copyOf(zones);
    }

    /**
     * @param zones names as records and lead feeds write them; one of them may mean several zones
     * @throws IllegalArgumentException if one is no name of a zone
     */
    public static CallingWindow named(List<String> zones, Integer callFrom, Integer callUntil) {
        List<TzdbZone> meant = new ArrayList<>();
        for (String name : zones) {
            if (!ZoneNames.isKnown(name)) {
                throw new IllegalArgumentException("no time zone: " + name);
            }
            meant.addAll(ZoneNames.zones(name));
        }
        return new CallingWindow(meant, callFrom, callUntil);
    }

    boolean saysNoHours() {
        return callFrom == null && callUntil == null;
    }

    boolean saysBothHours() {
        return callFrom != null && callUntil != null;
    }
}
