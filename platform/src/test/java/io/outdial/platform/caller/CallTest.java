package io.outdial.platform.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CallTest {

    @Test
    void orderOfKeysAndWhiteSpaceMakeNoOtherRequest() throws Exception {
        assertEquals(
                fingerprint("POST", "/a", "{\"x\":{\"p\":1,\"q\":[1,2]},\"y\":null}"),
                fingerprint("POST", "/a", "{ \"y\": null, \"x\": {\"q\": [1, 2], \"p\": 1} }"));
    }

    @Test
    void anyOtherDifferenceDoes() throws Exception {
        String one = fingerprint("POST", "/a", "{\"x\":[1,2]}");
        assertNotEquals(one, fingerprint("PATCH", "/a", "{\"x\":[1,2]}"));
        assertNotEquals(one, fingerprint("POST", "/b", "{\"x\":[1,2]}"));
        assertNotEquals(one, fingerprint("POST", "/a", "{\"x\":[2,1]}"));
        assertNotEquals(one, fingerprint("POST", "/a", "{\"x\":\"[1,2]\"}"));
        assertNotEquals(one, fingerprint("POST", "/a", "{\"x\":[1,2],\"y\":null}"));
        assertNotEquals(fingerprint("POST", "/a", "{\"a=1, b\":2}"), fingerprint("POST", "/a", "{\"a\":1,\"b\":2}"));
    }

    private static String fingerprint(String method, String path, String body) throws Exception {
        Call call = new Call();
        call.received(method, path, new ObjectMapper().readTree(body));
        return call.fingerprint();
    }
}
