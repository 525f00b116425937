package io.outdial.platform.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.platform.caller.Call;
import io.outdial.platform.registry.ApiKeys;
import org.junit.jupiter.api.Test;

class RequestFingerprintTest {

    private final RequestFingerprint ours = new RequestFingerprint("a-service-token-of-thirty-two-characters");
    private final RequestFingerprint changed = new RequestFingerprint("another-token-of-thirty-two-characters.");

    @Test
    void oneRequestHasOneAndAnotherAnother() {
        assertEquals(ours.of(call("secret")), ours.of(call("secret")));
        assertFalse(RequestFingerprint.differ(ours.of(call("secret")), ours.of(call("secret"))));
        assertTrue(RequestFingerprint.differ(ours.of(call("secret")), ours.of(call("other"))));
    }

    /** Who has the table and not the token cannot tell whether a password was in a request. */
    @Test
    void itIsNoHashThatAnybodyCouldMake() {
        Call call = call("secret");
        assertFalse(ours.of(call).contains(ApiKeys.sha256(call.canonical())));
        assertNotEquals(ours.of(call).substring(9), changed.of(call).substring(9));
    }

    /**
     * Neither one made before the service token changed nor one from before V000_3: a repetition then gets its answer
     * instead of a refusal.
     */
    @Test
    void whatCannotBeComparedIsNotTakenForAnotherRequest() {
        assertFalse(RequestFingerprint.differ(changed.of(call("secret")), ours.of(call("secret"))));
        assertFalse(RequestFingerprint.differ("", ours.of(call("secret"))));
    }

    private static Call call(String password) {
        Call call = new Call();
        call.received(
                "POST", "/v2/members", JsonNodeFactory.instance.objectNode().put("password", password));
        return call;
    }
}
