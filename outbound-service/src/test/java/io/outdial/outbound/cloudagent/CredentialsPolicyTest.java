package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.cloudagent.token.TokenReading;
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
import org.junit.jupiter.params.provider.CsvSource;
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

    /**
     * Settings of the token's account; what the token is worth; the fault of a request with the account's user name.
     */
    @ParameterizedTest
    @CsvSource({
        "BASIC_AUTH, GOOD, NO_API_KEY",
        "BASIC_AUTH, EXPIRED, NO_API_KEY",
        "BASIC_AUTH, INVALID, NO_API_KEY",
        "BASIC_AUTH, EMPTY, NO_API_KEY",
        "TOKEN_AUTH, GOOD, ",
        "TOKEN_AUTH, EXPIRED, TOKEN_EXPIRED",
        "TOKEN_AUTH, INVALID, INVALID_TOKEN",
        "TOKEN_AUTH, EMPTY, NO_TOKEN",
        "NONE, GOOD, INVALID_ACTION",
        "NONE, EXPIRED, TOKEN_EXPIRED",
        "NONE, INVALID, INVALID_TOKEN",
        "NONE, EMPTY, NO_TOKEN",
    })
    void aTokenIsWorthWhatTheSettingMakesOfIt(
            ApiAuthentication setting, TokenReading.State state, AccessFault expected) {
        CloudAgentAccount account = new CloudAgentAccount("demo", setting);
        Caller caller = caller(account);
        TokenReading known = new TokenReading(state, caller.client(), caller);
        assertEquals(Optional.ofNullable(expected), CredentialsPolicy.tokenFault(known, null, "demo"));
        if (state != TokenReading.State.GOOD) {
            TokenReading ofNobody = new TokenReading(state, null, null);
            assertEquals(Optional.ofNullable(expected), CredentialsPolicy.tokenFault(ofNobody, account, "demo"));
        }
    }

    @Test
    void aTokenNeedsTheUserNameOfItsAccount() {
        TokenReading good = TokenReading.good(caller(new CloudAgentAccount("demo", ApiAuthentication.TOKEN_AUTH)));
        CloudAgentAccount other = new CloudAgentAccount("other", ApiAuthentication.BASIC_AUTH);
        assertEquals(Optional.of(AccessFault.NO_USER_NAME), CredentialsPolicy.tokenFault(good, null, null));
        assertEquals(Optional.of(AccessFault.NO_USER_NAME), CredentialsPolicy.tokenFault(good, null, ""));
        assertEquals(Optional.of(AccessFault.INVALID_USER), CredentialsPolicy.tokenFault(good, other, "other"));
    }

    @ParameterizedTest
    @EnumSource
    void aTokenIsForAnAccountThatTakesTokens(ApiAuthentication setting) {
        Caller caller = caller(new CloudAgentAccount("demo", setting));
        assertEquals(
                setting == ApiAuthentication.TOKEN_AUTH ? Optional.empty() : Optional.of(AccessFault.INVALID_ACTION),
                tokenRequest("key", "demo", caller));
        assertEquals(Optional.of(AccessFault.NO_USER_NAME), tokenRequest("key", "", caller));
        assertEquals(Optional.of(AccessFault.INVALID_USER), tokenRequest("key", "wrong", caller));
        assertEquals(Optional.of(AccessFault.INVALID_USER), tokenRequest(null, "demo", null));
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer abc, abc",
        "bearer  abc , abc",
        "Bearer, ''",
        "'Bearer ', ''",
        "Bearerabc, ",
        "Basic abc, ",
    })
    void aBearerIsWhatFollowsTheWord(String authorization, String token) {
        assertEquals(token, Credentials.inHeaders("key", authorization).bearer());
    }

    private static Optional<AccessFault> tokenRequest(String apiKey, String userName, Caller caller) {
        return CredentialsPolicy.tokenRequestFault(new Credentials(apiKey, userName, null, null), caller);
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
        return CredentialsPolicy.fault(new Credentials(apiKey, userName, null, null), caller);
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
