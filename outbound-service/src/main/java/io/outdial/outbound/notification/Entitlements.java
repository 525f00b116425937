package io.outdial.outbound.notification;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;

/** What users are entitled to at present. */
public interface Entitlements {

    /** Of those users who exist; a password that a user does not have is another login than any it had. */
    Uni<Map<Subscriber, Entitlement>> find(Collection<Subscriber> users);
}
