package io.outdial.outbound.notification;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;

/** What users are entitled to at present. */
public interface Entitlements {

    /** Of those users who can log in; the others are not in the map. */
    Uni<Map<Subscriber, Entitlement>> find(Collection<Subscriber> users);
}
