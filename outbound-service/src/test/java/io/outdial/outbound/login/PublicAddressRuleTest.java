package io.outdial.outbound.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressRuleTest {

    /** Several values of a header are divided by a bar; an empty column is no header. */
    @ParameterizedTest
    @CsvSource({
        "http, desk.example:8080, '', '', http://desk.example:8080",
        "https, '[2001:db8::1]:8443', '', '', https://[2001:db8::1]:8443",
        "http, 10.0.0.1:8084, https, desk.example, https://desk.example",
        "http, 10.0.0.1:8084, HTTPS, '', https://10.0.0.1:8084",
        "http, 10.0.0.1:8084, '', desk.example:8443, http://desk.example:8443",
        // What the proxy itself wrote stands last.
        "http, 10.0.0.1, 'http, https', 'evil.example, desk.example', https://desk.example",
        "http, 10.0.0.1, http|https, evil.example|desk.example, https://desk.example",
        "http, 10.0.0.1, gopher, 'desk.example/evil', http://10.0.0.1",
        "http, 10.0.0.1, '', 'a b', http://10.0.0.1",
        "http, 10.0.0.1, '', '', http://10.0.0.1",
        "http, 'x/y', '', '', http://localhost",
        "http, , '', '', http://localhost",
    })
    void theAddressThatTheSenderUsed(String scheme, String authority, String proto, String host, String address) {
        assertEquals(address, PublicAddressRule.of(scheme, authority, values(proto), values(host)));
    }

    private static List<String> values(String header) {
        return header.isEmpty() ? List.of() : Arrays.asList(header.split("\\|"));
    }
}
