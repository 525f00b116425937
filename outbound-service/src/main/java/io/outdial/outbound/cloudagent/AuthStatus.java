package io.outdial.outbound.cloudagent;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** The HTTP status of callers who are not let in on today's paths. With another one the service does not start. */
@ApplicationScoped
@Startup
class AuthStatus {

    private static final Set<Integer> ALLOWED = Set.of(200, 401);

    private final int httpStatus;

    @Inject
    AuthStatus(CloudAgentConfig config) {
        httpStatus = config.authStatus();
        if (!ALLOWED.contains(httpStatus)) {
            throw new IllegalStateException("outdial.cloudagent.auth-status is " + httpStatus + ", not 200 or 401");
        }
    }

    int httpStatus() {
        return httpStatus;
    }
}
