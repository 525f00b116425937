package io.outdial.outbound.pull;

import io.outdial.outbound.record.WindowKey;
import io.outdial.outbound.window.CallHours;
import io.outdial.outbound.window.CallingWindow;
import io.outdial.outbound.window.WindowRule;
import io.outdial.platform.time.TzdbZone;
import io.outdial.platform.time.ZoneNames;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Whether stored windows are open. */
final class OpenWindows {

    private OpenWindows() {}

    /** A window of a zone that nobody knows is closed: an hour too few is the harmless mistake. */
    static boolean isOpen(WindowKey key, CallHours campaign, TzdbZone clientZone, Instant now) {
        return rule(key, campaign, clientZone).filter(rule -> rule.isOpen(now)).isPresent();
    }

    /** The first instant, not before this one, at which it is open; empty if it never is. */
    static Optional<Instant> nextOpening(WindowKey key, CallHours campaign, TzdbZone clientZone, Instant from) {
        return rule(key, campaign, clientZone).flatMap(rule -> rule.nextOpening(from));
    }

    /**
     * What can be had of records that were not handed out.
     *
     * @param isShut whether something is due that is outside of its hours
     * @param next when something can be had, as far as hours say; null if never
     */
    record Outlook(boolean isShut, Instant next) {}

    /**
     * @param due the earliest of each window
     * @param windows those of the campaign as it was read; one that came with a record since then is asked for the next
     *     time, which may be at once
     */
    static Outlook outlook(
            Map<Integer, Instant> due,
            Map<Integer, WindowKey> windows,
            CallHours campaign,
            TzdbZone clientZone,
            Instant now) {
        boolean isShut = false;
        Instant next = null;
        for (Map.Entry<Integer, Instant> each : due.entrySet()) {
            WindowKey window = windows.get(each.getKey());
            Instant from = each.getValue().isAfter(now) ? each.getValue() : now;
            isShut |= window != null && from.equals(now) && !isOpen(window, campaign, clientZone, now);
            Optional<Instant> opening =
                    window == null ? Optional.of(from) : nextOpening(window, campaign, clientZone, from);
            if (opening.isPresent() && (next == null || opening.get().isBefore(next))) {
                next = opening.get();
            }
        }
        return new Outlook(isShut, next);
    }

    /** When it closes if it is open, else this very instant; empty if it never does. */
    static Optional<Instant> closing(WindowKey key, CallHours campaign, TzdbZone clientZone, Instant now) {
        return isOpen(key, campaign, clientZone, now)
                ? rule(key, campaign, clientZone).flatMap(rule -> rule.nextEdge(now))
                : Optional.of(now);
    }

    private static Optional<WindowRule> rule(WindowKey key, CallHours campaign, TzdbZone clientZone) {
        if (!key.zones().stream().allMatch(ZoneNames::isKnown)) {
            return Optional.empty();
        }
        CallingWindow window = CallingWindow.named(key.zones(), key.callFrom(), key.callUntil());
        return Optional.of(WindowRule.of(window, campaign, clientZone));
    }
}
