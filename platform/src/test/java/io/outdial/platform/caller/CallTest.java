package io.outdial.platform.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CallTest {

    @Test
    void orderOfKeysAndWhiteSpaceMakeNoOtherRequest() throws Exception {
        assertEquals(
                canonical("POST", "/a", "{\"x\":{\"p\":1,\"q\":[1,2]},\"y\":null}"),
                canonical("POST", "/a", "{ \"y\": null, \"x\": {\"q\": [1, 2], \"p\": 1} }"));
    }

    @Test
    void anyOtherDifferenceDoes() throws Exception {
        String one = canonical("POST", "/a", "{\"x\":[1,2]}");
        assertNotEquals(one, canonical("PATCH", "/a", "{\"x\":[1,2]}"));
        assertNotEquals(one, canonical("POST", "/b", "{\"x\":[1,2]}"));
        assertNotEquals(one, canonical("POST", "/a", "{\"x\":[2,1]}"));
        assertNotEquals(one, canonical("POST", "/a", "{\"x\":\"[1,2]\"}"));
        assertNotEquals(one, canonical("POST", "/a", "{\"x\":[1,2],\"y\":null}"));
        assertNotEquals(canonical("POST", "/a", "{\"a=1, b\":2}"), canonical("POST", "/a", "{\"a\":1,\"b\":2}"));
    }

    private static String canonical(String method, String path, String body) throws Exception {
        Call call = new Call();
        call.received(method, path, new ObjectMapper().readTree(body));
        return call.canonical();
    }
}
