package io.outdial.platform.idempotency;

import io.outdial.platform.access.DerivedKeys;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.caller.Call;
import io.outdial.platform.hash.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Tells a repetition of a request from another request, without keeping the request. A body may hold a password, so the
 * hash is keyed: whoever reads only the table cannot try passwords against it. The key is derived from the service
 * token, which every service has and no database holds. After the token has changed, older fingerprints cannot be
 * compared with newer ones. Each names the key it was made with, so that such a pair is not taken for two requests.
 */
@ApplicationScoped
public class RequestFingerprint {

    private static final String PURPOSE = "outdial idempotency fingerprint";
    private static final int ID_CHARACTERS = 8;

    private final DerivedKeys<Key> keys;

    @Inject
    public RequestFingerprint(ServiceToken token) {
        this(token.derive(Key::of));
    }

    RequestFingerprint(String token) {
        this(DerivedKeys.of(token, Key::of));
    }

    private RequestFingerprint(DerivedKeys<Key> keys) {
        this.keys = keys;
    }

    /** Equal for two requests that ask for the same, as long as the service token is the same. */
    public String of(Call call) {
        Key key = keys.current();
        return key.id() + ":" + key.hash().hex(call.canonical());
    }

    /** Whether two fingerprints are certainly of different requests. */
    static boolean differ(String stored, String fingerprint) {
        return stored.startsWith(fingerprint.substring(0, ID_CHARACTERS + 1)) && !stored.equals(fingerprint);
    }

    private record Key(String id, KeyedHash hash) {

        static Key of(String token) {
            KeyedHash hash = new KeyedHash(new KeyedHash(token).of(PURPOSE));
            return new Key(hash.hex("id").substring(0, ID_CHARACTERS), hash);
        }
    }
}
