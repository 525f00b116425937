package io.outdial.platform.access;

import io.outdial.platform.caller.Caller;
import io.smallrye.mutiny.Uni;

/** Knows the people behind HTTP Basic credentials. Implemented by the service that owns them. */
public interface AgentAuthenticator {

    /**
     * @return the caller, whose permissions are the features of the person; null where the user is unknown or the password wrong, which must take the same time
     */
    Uni<Caller> authenticate(String userName, String password);
}
