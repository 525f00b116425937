package io.outdial.outbound.cloudagent;

import jakarta.enterprise.context.RequestScoped;

/** Whether the caller of this request was refused, for the HTTP status of the answer. */
@RequestScoped
class AccessVerdict {

    private boolean refused;

    void refuse() {
        refused = true;
    }

    boolean isRefused() {
        return refused;
    }
}
