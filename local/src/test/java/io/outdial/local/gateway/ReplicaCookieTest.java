package io.outdial.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicaCookieTest {

    private static final Replica ONE = replica(1);
    private static final Replica TWO = replica(2);
    private static final Replicas REPLICAS = new Replicas(List.of(ONE, TWO));

    @ParameterizedTest(name = "Cookie: {0} -> {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "OUTDIAL_REPLICA=ONE                        | ONE",
                "OUTDIAL_REPLICA=TWO                        | TWO",
                "a=b; OUTDIAL_REPLICA=TWO; c=d              | TWO",
                "a=b;OUTDIAL_REPLICA=TWO;c=d                | TWO",
                "OUTDIAL_REPLICA=x; OUTDIAL_REPLICA=ONE     | ONE",
                "OUTDIAL_REPLICA=ONE; OUTDIAL_REPLICA=TWO   | ONE",
                "OUTDIAL_REPLICA=                           | -",
                "OUTDIAL_REPLICA                            | -",
                "OUTDIAL_REPLICA=0                          | -",
                "OUTDIAL_REPLICA=127.0.0.1:8088             | -",
                "OUTDIAL_REPLICA=ONEx                       | -",
                "outdial_replica=ONE                        | -",
                "X_OUTDIAL_REPLICA=ONE                      | -",
                "a=OUTDIAL_REPLICA=ONE                      | -",
                ";;; =; a                                   | -",
            })
    void aTokenNamesItsReplicaAndAnythingElseNone(String cookies, String named) {
        MultiMap headers = headers(withTokens(cookies));

        Optional<Replica> expected = Optional.ofNullable(named).map(name -> name.equals("ONE") ? ONE : TWO);
        assertEquals(expected, ReplicaCookie.find(headers, REPLICAS));
    }

    @ParameterizedTest(name = "Cookie: {0} -> {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "OUTDIAL_REPLICA=ONE                                     | -",
                "OUTDIAL_REPLICA=forged; OUTDIAL_REPLICA=                | -",
                "BAYEUX_BROWSER=1; OUTDIAL_REPLICA=ONE; JSESSIONID=2=3   | BAYEUX_BROWSER=1; JSESSIONID=2=3",
                "a=b;c=d                                                 | a=b;c=d",
                "X_OUTDIAL_REPLICA=1                                     | X_OUTDIAL_REPLICA=1",
            })
    void aServiceDoesNotSeeIt(String cookies, String left) {
        MultiMap headers = headers(withTokens(cookies));

        ReplicaCookie.removeFrom(headers);

        assertEquals(left, headers.get("Cookie"));
    }

    @Test
    void itIsBesideOtherCookiesAndDisclosesNothing() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Set-Cookie", "BAYEUX_BROWSER=1");

        ReplicaCookie.addTo(headers, TWO);

        assertEquals(
                List.of("BAYEUX_BROWSER=1", "OUTDIAL_REPLICA=" + TWO.token() + "; Path=/; HttpOnly; SameSite=Lax"),
                headers.getAll("Set-Cookie"));
        assertTrue(TWO.token().matches("[A-Za-z0-9_-]{22}"), TWO.token());
        assertNotEquals(TWO.token(), replica(2).token());
        assertFalse(ONE.token().equals(TWO.token()));
    }

    private static String withTokens(String cookies) {
        return cookies.replace("=ONE", "=" + ONE.token()).replace("=TWO", "=" + TWO.token());
    }

    private static MultiMap headers(String cookies) {
        return MultiMap.caseInsensitiveMultiMap().add("Cookie", cookies);
    }

    private static Replica replica(int port) {
        SocketAddress address = SocketAddress.inetSocketAddress(port, "127.0.0.1");
        return new Replica("replica " + port, address, address);
    }
}
