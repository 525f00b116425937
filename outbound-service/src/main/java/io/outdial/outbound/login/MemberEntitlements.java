package io.outdial.outbound.login;

import io.outdial.outbound.notification.Entitlement;
import io.outdial.outbound.notification.Entitlements;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.platform.access.KeyRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Members are entitled to notifications as long as they could log in as they did. */
@ApplicationScoped
class MemberEntitlements implements Entitlements {

    @Inject
    MemberLoginRepository members;

    @Inject
    KeyRegistry registry;

    @Override
    public Uni<Map<Subscriber, Entitlement>> find(Collection<Subscriber> users) {
        return members.find(users).map(logins -> logins.stream()
                .filter(login -> registry.client(login.clientId()).isPresent())
                .collect(Collectors.toMap(MemberLogin::subscriber, MemberLogin::entitlement)));
    }
}
