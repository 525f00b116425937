package io.outdial.outbound.genesys;

import io.outdial.outbound.login.DeskSession;
import io.outdial.outbound.login.DesktopConfig;
import io.outdial.platform.access.DerivedKeys;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.hash.KeyedHash;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.UUID;

/**
 * A change needs what a page of another origin cannot know: the token of the session (genesys-web-services.md §3.5). It
 * is computed from the session, so every replica knows it.
 */
@ApplicationScoped
class CsrfProtection {

    static final String HEADER_NAME = "X-CSRF-HEADER";
    static final String TOKEN = "X-CSRF-TOKEN";

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final boolean isOn;
    private final DerivedKeys<KeyedHash> hashes;

    @Inject
    CsrfProtection(DesktopConfig config, ServiceToken token) {
        this(config.csrfProtection(), token.derive(KeyedHash::new));
    }

    CsrfProtection(boolean isOn, DerivedKeys<KeyedHash> hashes) {
        this.isOn = isOn;
        this.hashes = hashes;
    }

    /**
     * Gives the token to whoever reads, and asks for it of whoever changes something.
     *
     * @throws Failure.Prohibited if a change lacks it
     */
    void check(HttpServerRequest request, DeskSession session) {
        if (!isOn) {
            return;
        }
        if (READING.contains(request.method())) {
            request.response().putHeader(HEADER_NAME, TOKEN).putHeader(TOKEN, token(session, hashes.current()));
            return;
        }
        String given = request.getHeader(TOKEN);
        if (hashes.all().stream().noneMatch(hash -> isSame(token(session, hash), given))) {
            throw new Failure.Prohibited("Missing or invalid Csrf token");
        }
    }

    private static String token(DeskSession session, KeyedHash hash) {
        ByteBuffer bytes = ByteBuffer.wrap(
                hash.of("csrf\n" + session.id() + "\n" + session.clientId() + "\n" + session.memberId()));
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    private static boolean isSame(String token, String given) {
        return given != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
