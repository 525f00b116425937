package io.outdial.outbound.cloudagent;

import io.outdial.platform.failure.Failure;
import jakarta.enterprise.context.RequestScoped;

/** Whether the caller of this request was refused, or has to wait, for the HTTP status of the answer. */
@RequestScoped
public class AccessVerdict {

    private boolean refused;
    private long retryAfterSeconds;

    void refuse() {
        refused = true;
    }

    boolean isRefused() {
        return refused;
    }

    /** The answer has a text of its own for what else {@link CloudAgentDialect} words. */
    public void delay(Failure.OverQuota failure) {
        retryAfterSeconds = failure.retryAfterSeconds();
    }

    /** 0 unless the request has come too early. */
    long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
