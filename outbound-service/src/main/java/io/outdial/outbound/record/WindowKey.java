package io.outdial.outbound.record;

import io.outdial.outbound.window.CallingWindow;
import io.outdial.outbound.window.HoursRule;
import java.util.List;
import java.util.Optional;

/**
 * When a record may be called, as the record itself says.
 *
 * @param zones in all of them at once; the client's where there are none
 * @param callFrom second of the day, null where its campaign says
 * @param callUntil second of the day, null where its campaign says; before {@code callFrom} it is that of the next day
 */
public record WindowKey(List<String> zones, Integer callFrom, Integer callUntil) {

    /** Of a record that says nothing. */
    public static final WindowKey UNSAID = new WindowKey(List.of(), null, null);

    public WindowKey {
        zones = List.copyOf(zones);
    }

    /** @param zones names with blanks between them, null where the record has no window */
    public static WindowKey read(String zones, Integer callFrom, Integer callUntil) {
        if (zones == null) {
            return UNSAID;
        }
        return new WindowKey(zones.isEmpty() ? List.of() : List.of(zones.split(" ")), callFrom, callUntil);
    }

    /** Each of the values replaces the present one unless it is null. */
    WindowKey with(String zone, Integer from, Integer until) {
        return new WindowKey(
                zone == null ? zones : List.of(zone),
                from == null ? callFrom : from,
                until == null ? callUntil : until);
    }

    /**
     * The hours as windows keep them: rounded inwards to quarters of an hour, so that records share windows and nobody
     * is called outside of what was wished.
     *
     * @return empty where nothing is left
     */
    public Optional<WindowKey> inward() {
        return inward(0);
    }

    boolean saysHours() {
        return callFrom != null || callUntil != null;
    }

    /**
     * Rounded more coarsely where the client has many windows, unless nothing would be left then.
     *
     * @param windowsOfClient how many it has
     */
    WindowKey inwardAmong(int windowsOfClient) {
        return inward(windowsOfClient).orElse(this);
    }

    private Optional<WindowKey> inward(int windowsOfClient) {
        return HoursRule.inward(new CallingWindow(List.of(), callFrom, callUntil), windowsOfClient)
                .map(kept -> new WindowKey(zones, kept.callFrom(), kept.callUntil()));
    }

    /** Hours from a second to that very second are none: nobody knows whether the whole day was meant. */
    boolean leavesNoHours() {
        return inward().isEmpty();
    }
}
