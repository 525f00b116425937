package io.outdial.outbound.window;

import io.outdial.platform.time.TzdbZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a window is open: where clocks of all its zones show a second that all its hours contain. Hours that clocks skip
 * when they are put forward do not take place that day; those that they show twice take place twice.
 */
public record WindowRule(List<TzdbZone> zones, List<CallHours> hours) {

    /** What does not change in a year does not change: the rules of zones recur. A leap year, and a day to spare. */
    private static final Duration HORIZON = Duration.ofDays(367);

    public WindowRule {
        if (zones.isEmpty() || hours.isEmpty()) {
            throw new IllegalArgumentException("a window is open somewhere, at some hours");
        }
        zones = List.copyOf(zones);
        hours = List.copyOf(hours);
    }

    /**
     * @param campaign for what the window does not say. Of a window that says one end of its hours only, the campaign's
     *     hours limit the other
     */
    public static WindowRule of(CallingWindow window, CallHours campaign, TzdbZone clientZone) {
        return new WindowRule(window.zones().isEmpty() ? List.of(clientZone) : window.zones(), hours(window, campaign));
    }

    public boolean isOpen(Instant at) {
        return zones.stream().allMatch(zone -> {
            int second = zone.clockAt(at).toLocalTime().toSecondOfDay();
            return hours.stream().allMatch(each -> each.contains(second));
        });
    }

    /** The first instant, not before this one, at which it is open; empty if it never is. */
    public Optional<Instant> nextOpening(Instant from) {
        return isOpen(from) ? Optional.of(from) : nextEdge(from);
    }

    /** The first instant after this one at which {@link #isOpen} answers otherwise; empty if it never does. */
    public Optional<Instant> nextEdge(Instant after) {
        boolean isOpen = isOpen(after);
        Instant horizon = after.plus(HORIZON);
        Instant from = after;
        while (from.isBefore(horizon)) {
            Instant change = nextChange(from).orElse(horizon);
            // Until clocks are changed, what has not happened within a day does not happen.
            Instant end = earlier(change, from.plus(Duration.ofDays(1)));
            for (Instant step = nextShowing(from); !step.isAfter(end); step = nextShowing(step)) {
                if (isOpen(step) != isOpen) {
                    return Optional.of(step);
                }
            }
            if (isOpen(change) != isOpen) {
                return Optional.of(change);
            }
            from = change;
        }
        return Optional.empty();
    }

    private static List<CallHours> hours(CallingWindow window, CallHours campaign) {
        if (window.saysNoHours()) {
            return List.of(campaign);
        }
        CallHours own = new CallHours(
                window.callFrom() == null ? 0 : window.callFrom(),
                window.callUntil() == null ? CallHours.SECONDS_OF_A_DAY : window.callUntil());
        return window.saysBothHours() ? List.of(own) : List.of(own, campaign);
    }

    /** When the clocks of a zone are next put forward or back. */
    private Optional<Instant> nextChange(Instant after) {
        return zones.stream().flatMap(zone -> zone.nextChange(after).stream()).min(Instant::compareTo);
    }

    /** When clocks next show an end of hours, unless they are changed before. */
    private Instant nextShowing(Instant after) {
        return zones.stream()
                .flatMap(zone -> hours.stream()
                        .flatMap(each -> Stream.of(each.from(), each.until()))
                        .map(end -> nextShowing(zone, end, after)))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Instant nextShowing(TzdbZone zone, int secondOfDay, Instant after) {
        long offset = zone.offsetAt(after).getTotalSeconds();
        long shown = after.getEpochSecond() + offset;
        long midnight = Math.floorDiv(shown, CallHours.SECONDS_OF_A_DAY) * CallHours.SECONDS_OF_A_DAY;
        long next = midnight + secondOfDay % CallHours.SECONDS_OF_A_DAY;
        return Instant.ofEpochSecond((next > shown ? next : next + CallHours.SECONDS_OF_A_DAY) - offset);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
