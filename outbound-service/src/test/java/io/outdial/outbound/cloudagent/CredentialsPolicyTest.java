package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.registry.ApiAuthentication;
import io.outdial.platform.registry.Client;
import io.outdial.platform.registry.CloudAgentAccount;
import io.outdial.platform.time.TzdbZone;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CredentialsPolicyTest {

    private static final Caller DEMO = caller(new CloudAgentAccount("demo", ApiAuthentication.BASIC_AUTH));

    @Test
    void lacksTheKeyBeforeItLacksTheName() {
        assertEquals(Optional.of(AccessFault.NO_API_KEY), refusal(null, null, null));
        assertEquals(Optional.of(AccessFault.NO_API_KEY), refusal(null, "demo", null));
        assertEquals(Optional.of(AccessFault.NO_USER_NAME), refusal("key", null, DEMO));
        assertEquals(Optional.of(AccessFault.NO_USER_NAME), refusal("key", "", DEMO));
        assertEquals(Optional.of(AccessFault.NO_USER_NAME), refusal("", "", null));
    }

    @Test
    void keyAndNameMustBeOfOneAccount() {
        assertEquals(Optional.empty(), refusal("key", "demo", DEMO));
        assertEquals(Optional.of(AccessFault.INVALID_USER), refusal("", "demo", null));
        assertEquals(Optional.of(AccessFault.INVALID_USER), refusal("key", "demo", null));
        assertEquals(Optional.of(AccessFault.INVALID_USER), refusal("key", "other", DEMO));
        assertEquals(Optional.of(AccessFault.INVALID_USER), refusal("key", "Demo", DEMO));
        assertEquals(Optional.of(AccessFault.INVALID_USER), refusal("key", "demo", caller(null)));
    }

    @ParameterizedTest
    @EnumSource
    void theAccountMustBeSetToThisAuthentication(ApiAuthentication setting) {
        Caller caller = caller(new CloudAgentAccount("demo", setting));
        assertEquals(
                setting == ApiAuthentication.BASIC_AUTH ? Optional.empty() : Optional.of(AccessFault.INVALID_ACTION),
                refusal("key", "demo", caller));
        assertEquals(Optional.of(AccessFault.INVALID_USER), refusal("key", "wrong", caller));
    }

    @Test
    void theHeaderCountsBeforeBasicAndBasicBeforeTheBody() {
        ObjectNode body = body("demo").put("apiKey", "in-body");
        assertEquals(
                "in-header",
                credentials("in-header", basic("demo:in-basic"), body).apiKey());
        assertEquals("", credentials("", basic("demo:in-basic"), body).apiKey());
        assertEquals("in-basic", credentials(null, basic("demo:in-basic"), body).apiKey());
        assertEquals("in-body", credentials(null, "Bearer x", body).apiKey());
        assertEquals("in-body", credentials(null, "Basic %%%", body).apiKey());
    }

    @Test
    void basicNamesTheUserToo() {
        Credentials alone = credentials(null, basic("demo:key"), JsonNodeFactory.instance.objectNode());
        assertEquals(Optional.empty(), CredentialsPolicy.fault(alone, DEMO));
        Credentials contradicting = credentials(null, basic("other:key"), body("demo"));
        assertEquals(Optional.of(AccessFault.INVALID_USER), CredentialsPolicy.fault(contradicting, DEMO));
    }

    @ParameterizedTest
    @EnumSource
    void onTheOldPathsTheKeyIsEnoughUnderEverySetting(ApiAuthentication setting) {
        assertEquals(Optional.empty(), CredentialsPolicy.legacyFault(caller(new CloudAgentAccount("demo", setting))));
        Caller withoutThem = caller(new CloudAgentAccount("demo", setting, false));
        assertEquals(Optional.of(AccessFault.INVALID_ACTION), CredentialsPolicy.legacyFault(withoutThem));
    }

    @Test
    void onTheOldPathsAKeyOfNobodyIsRefused() {
        assertEquals(Optional.of(AccessFault.INVALID_USER), CredentialsPolicy.legacyFault(null));
        assertEquals(Optional.of(AccessFault.INVALID_USER), CredentialsPolicy.legacyFault(caller(null)));
    }

    @Test
    void keysAreNotPrinted() {
        assertFalse(credentials("secret", basic("demo:secret"), body("demo"))
                .toString()
                .contains("secret"));
    }

    private static Optional<AccessFault> refusal(String apiKey, String userName, Caller caller) {
        return CredentialsPolicy.fault(new Credentials(apiKey, userName, null), caller);
    }

    private static Credentials credentials(String header, String authorization, ObjectNode body) {
        return Credentials.inHeaders(header, authorization).with(new Fields(body));
    }

    private static ObjectNode body(String userName) {
        return JsonNodeFactory.instance.objectNode().put("userName", userName);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Caller caller(CloudAgentAccount account) {
        Client client = new Client(UUID.randomUUID(), "Demo", "US", TzdbZone.UTC, account);
        return new Caller(client, "key", Set.of(), null);
    }
}
