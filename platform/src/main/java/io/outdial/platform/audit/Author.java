package io.outdial.platform.audit;

import io.outdial.platform.caller.Call;
import io.outdial.platform.request.RequestIds;
import org.jboss.logging.MDC;

/**
 * Who makes a change, as {@code audit_entry} keeps it. A statement that makes one has {@code audit_by} in its
 * {@code FROM}, with these.
 *
 * @param who the subject of the caller, or what of ours acts by itself
 * @param request the id of the request, empty where there is none
 */
public record Author(String who, String request) {

    /** The caller of the request that is being answered. */
    public static Author of(Call call) {
        return of(call.caller().subject());
    }

    /** Somebody else, on behalf of whom the request that is being answered acts, if there is one. */
    public static Author of(String who) {
        Object request = MDC.get(RequestIds.LOG_KEY);
        return new Author(who, request == null ? "" : request.toString());
    }
}
