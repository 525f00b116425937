package io.outdial.outbound.pull;

import io.outdial.outbound.record.WindowKey;
import io.outdial.outbound.window.CallHours;
import io.outdial.outbound.window.CallingWindow;
import io.outdial.outbound.window.WindowRule;
import io.outdial.platform.time.TzdbZone;
import io.outdial.platform.time.ZoneNames;
import java.time.Instant;

/** Whether stored windows are open. */
final class OpenWindows {

    private OpenWindows() {}

    /** A window of a zone that nobody knows is closed: an hour too few is the harmless mistake. */
    static boolean isOpen(WindowKey key, CallHours campaign, TzdbZone clientZone, Instant now) {
        if (!key.zones().stream().allMatch(ZoneNames::isKnown)) {
            return false;
        }
        CallingWindow window = CallingWindow.named(key.zones(), key.callFrom(), key.callUntil());
        return WindowRule.of(window, campaign, clientZone).isOpen(now);
    }
}
