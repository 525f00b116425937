package io.outdial.platform.access;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.time.Duration;

/**
 * When the provider was asked for its keys, and whether it has answered. Quarkus asks once, however many tokens come
 * under a new key while it waits (once per event loop, if they come in the same moment): all but the first are refused
 * at once, though the answer is on its way.
 */
@ApplicationScoped
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.JWKS)
public class KeyFetches implements OidcRequestFilter, OidcResponseFilter {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private volatile long beganNanos = System.nanoTime() - TIMEOUT.toNanos();
    private volatile boolean isAnswered = true;

    @Override
    public Uni<Void> filter(OidcRequestFilterContext request) {
        isAnswered = false;
        beganNanos = System.nanoTime();
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> filter(OidcResponseFilterContext response) {
        isAnswered = response.statusCode() == HttpURLConnection.HTTP_OK;
        return Uni.createFrom().voidItem();
    }

    /** Whether the last answer is what the provider says: a key that is unknown then is none of its own. */
    boolean isAnswered() {
        return isAnswered;
    }

    /** Waits for the answer to a question that was just asked. */
    Uni<Void> settle() {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(LOOK_AGAIN)
                .chain(() -> isAnswered || isOver() ? Uni.createFrom().voidItem() : settle());
    }

    private boolean isOver() {
        return System.nanoTime() - beganNanos >= TIMEOUT.toNanos();
    }
}
