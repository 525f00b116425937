package io.outdial.platform.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "/,                                    /",
        "/v2/customers,                        /v2/customers",
        "/v2/customers?x=/../internal,         /v2/customers",
        "/v2/customers/?,                      /v2/customers/",
        "//v2///customers,                     /v2/customers",
        "/%76%32/%63ustomers,                  /v2/customers",
        "/%69nternal/v1,                       /internal/v1",
        "//internal,                           /internal",
        "/a%20b%c3%bc,                         /a%20b%C3%BC",
        "/100%25,                              /100%25",
        "/v2/%2e%2e%2e/...,                    /v2/.../...",
        "/~user/a-b_c.d,                       /~user/a-b_c.d",
        "/a:b@c!$&'()*+=,                      /a:b@c!$&'()*+=",
    })
    void oneSpelling(String target, String path) {
        assertEquals(Optional.of(path), RequestPath.normalise(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "v2/customers",
                "http://host/internal",
                "/v2/../internal",
                "/v2/..",
                "/./internal",
                "/v2/.",
                "/v2/%2e%2e/internal",
                "/v2/.%2E/internal",
                "/v2/%2E/x",
                "/v2%2finternal",
                "/v2%2Finternal",
                "/%2finternal",
                "/v2\\..\\internal",
                "/v2/%5c../internal",
                "/internal;x=y",
                "/v2/customers;x=y/z",
                "/v2/%3bx",
                "/v2/%252e%252e/internal",
                "/v2/%2569nternal",
                "/v2/%00",
                "/v2/%0d%0aX: y",
                "/v2/%7f",
                "/v2/%",
                "/v2/%4",
                "/v2/%zz",
                "/v2/% 4",
                "/v2/a b",
                "/v2/\u00fc",
                "/v2/\u0000",
                "/v2#/internal",
                "/v2/a|b",
                "/v2/a{b}",
                "/v2/a^b",
                "/v2/a[b]",
                "/v2/a\"b",
                "/v2/<b>",
                "/v2/a`b",
            })
    void refused(String target) {
        assertEquals(Optional.empty(), RequestPath.normalise(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?a=b&c=d",
                "?a=%7C%00",
                "?filter[x]=1",
                "?q=/a;b?c@d:e,f!*'()$+~._-",
                "?phone=+15551234"
            })
    void queries(String query) {
        assertTrue(RequestPath.isQuery(query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?a=100%", "?%zz", "?a=%4", "?a b", "?a\rb", "?a\nb", "?a|b", "?{", "?\\", "?^", "?`", "?<", "?\"",
                "?#", "?\u00fc", "?\u0000"
            })
    void noQueries(String query) {
        assertFalse(RequestPath.isQuery(query));
    }
}
