package io.outdial.outbound.dialling;

import io.outdial.outbound.record.RetryPolicy;
import io.outdial.outbound.window.CallHours;
import io.outdial.outbound.window.HoursRule;

/**
 * When and how often a client's numbers are dialled, unless a campaign or a record says something else.
 *
 * @param hours in the called person's time zone
 */
public record DiallingPolicy(CallHours hours, RetryPolicy retry) {

    /** Of a client that has set none. */
    public static final DiallingPolicy DEFAULT = new DiallingPolicy(HoursRule.DEFAULT, RetryPolicy.DEFAULT);
}
