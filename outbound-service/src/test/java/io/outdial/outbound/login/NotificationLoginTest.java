package io.outdial.outbound.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.notification.Credentials;
import io.outdial.outbound.notification.Entitlement;
import io.outdial.outbound.notification.Entitlements;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.platform.access.BearerCallers;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Notifications with a bearer token: as the operations take it, an agent is whom its subject names. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class NotificationLoginTest {

    private static final UUID MEMBER = UUID.randomUUID();
    private static final Subscriber AGENT = new Subscriber(TestEnvironment.CLIENT, MEMBER);

    @Inject
    KeyRegistry registry;

    @Test
    void aTokenOfAMemberIsAccepted() {
        Credentials.Accepted accepted = (Credentials.Accepted) credentials(MEMBER.toString());
        assertEquals(AGENT, accepted.user());
        Entitlement present = new Entitlement("password", Set.of());
        assertTrue(accepted.entitlement().isWithin(present), "whatever its password is");
        assertTrue(!accepted.entitlement().isWithin(null), "as long as there is the member");
    }

    @Test
    void aTokenOfNobodyIsRefused() {
        for (String subject : new String[] {null, "machine", UUID.randomUUID().toString()}) {
            assertEquals(new Credentials.Refused(), credentials(subject), subject);
        }
    }

    @Test
    void aWrongTokenIsRefused() {
        assertEquals(new Credentials.Refused(), credentials(Uni.createFrom().nullItem()));
    }

    private Credentials credentials(String subject) {
        return credentials(Uni.createFrom()
                .item(new Caller(registry.client(TestEnvironment.CLIENT).orElseThrow(), subject, Set.of(), null)));
    }

    private static Credentials credentials(Uni<Caller> caller) {
        BearerCallers bearers = new BearerCallers() {
            @Override
            public Uni<Caller> caller(RoutingContext request) {
                return caller;
            }
        };
        Entitlements members = users -> Uni.createFrom()
                .item(users.contains(AGENT) ? Map.of(AGENT, new Entitlement("password", Set.of())) : Map.of());
        return new NotificationLogin(null, bearers, members, null)
                .authenticate(request())
                .await()
                .indefinitely();
    }

    private static RoutingContext request() {
        HttpServerRequest request = of(HttpServerRequest.class, "getHeader", "Bearer x.y.z");
        return of(RoutingContext.class, "request", request);
    }

    private static <T> T of(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, values) -> called.getName().equals(method) ? answer : null));
    }
}
