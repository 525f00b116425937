package io.outdial.transfer.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization | x | ***",
                "authorization | Bearer a | ***",
                "Cookie | a=b | ***",
                "X-Api-Key | 1 | ***",
                "x-auth | 1 | ***",
                "X-Access-Token | 1 | ***",
                "client_secret | 1 | ***",
                "PASSWORD | 1 | ***",
                "sig | 1 | ***",
                "X-Signature | 1 | ***",
                "key | 1 | ***",
                "X-Tenant | acme | acme",
                "Accept | application/json | application/json",
                "X-Trace | Bearer abc | ***",
                "X-Other | AbC123456789012345678901 | ***",
                "X-Id | 497f6eca-6276-4993-bfeb-53cbbbba6f08 | 497f6eca-6276-4993-bfeb-53cbbbba6f08"
            })
    void aHeader(String name, String value, String shown) {
        assertEquals(shown, SecretMask.value(name, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://a.example/x?token=abc&b=1 | https://a.example/x?token=***&b=1",
                "https://a.example/services/T0001/Xy12Xy12Xy12Xy12Xy12Xy/ok | https://a.example/services/T0001/***/ok",
                "https://u:p@a.example/x | https://***@a.example/x",
                "https://a.example?b=Xy12Xy12Xy12Xy12Xy12Xy | https://a.example?b=***",
                "https://a.example/x?phone=%2B12025550123 | https://a.example/x?phone=%2B12025550123",
                "https://a.example/497f6eca-6276-4993-bfeb-53cbbbba6f08 | https://a.example/497f6eca-6276-4993-bfeb-53cbbbba6f08"
            })
    void aUrl(String url, String shown) {
        assertEquals(shown, SecretMask.url(url));
    }

    @Test
    void aBody() throws JsonProcessingException {
        JsonMapper json = new JsonMapper();
        assertEquals(
                json.readTree(
                        "{\"name\":\"Ann\",\"apiKey\":\"***\",\"auth\":\"***\",\"list\":[{\"token\":\"***\"},\"***\",1,null]}"),
                SecretMask.body(
                        json.readTree(
                                "{\"name\":\"Ann\",\"apiKey\":\"k\",\"auth\":{\"user\":\"a\"},\"list\":[{\"token\":5},\"Xy12Xy12Xy12Xy12Xy12Xy\",1,null]}")));
    }

    @Test
    void sipHeadersAreReadFromAnObjectOrFromLines() {
        List<SipHeaders.SipHeader> two =
                List.of(new SipHeaders.SipHeader("X-A", "1"), new SipHeaders.SipHeader("X-B", "two"));
        assertEquals(two, SipHeaders.parse("{\"X-A\":1,\"X-B\":\"two\"}"));
        assertEquals(two, SipHeaders.parse("X-A: 1\r\nX-B:two\n\nno header\n: x\nX C: 1"));
        assertEquals(List.of(), SipHeaders.parse(null));
        assertEquals(List.of(), SipHeaders.parse(" "));
        assertEquals(List.of(), SipHeaders.parse("{\"X-A\":"));
        assertEquals(
                List.of(), SipHeaders.parse("{\"X-A\":\"1\\r\\nX-Evil: 1\",\"X B\":\"1\",\"X-C\":null,\"X-D\":{}}"));
    }
}
