package io.outdial.outbound.cloudagent.coding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.dialect.SentFields;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.json.BoundedJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCodingsTest {

    private static final String URL_ENCODED = "application/x-www-form-urlencoded";

    private final FieldCodings codings = new FieldCodings(new BoundedJson());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=1&b=2 | {\"a\":\"1\",\"b\":\"2\"}",
                "a=1&a=2 | {\"a\":\"1\"}",
                "a&b=&=c&&d=x=y | {\"a\":\"\",\"b\":\"\",\"d\":\"x=y\"}",
                "Name=J%C3%B6rg+M&x=%20y | {\"Name\":\"Jörg M\",\"x\":\" y\"}",
                "p=%2B12025550123 | {\"p\":\"+12025550123\"}",
                "p=%252B12025550123 | {\"p\":\"%2B12025550123\"}",
                "p=+12025550123 | {\"p\":\"+12025550123\"}",
                "p=+1,+2+,a+3 | {\"p\":\"+1,+2 ,a 3\"}",
                "d=2030-01-31+18:00:00 | {\"d\":\"2030-01-31 18:00:00\"}",
                "p=%5B%22+1%22,\"+2+3\"] | {\"p\":\"[\\\"+1\\\",\\\"+2 3\\\"]\"}",
                "a=%C3%A9%E2%82%ac%41%c3%28%F0%9F%98%80 | {\"a\":\"é€A�(😀\"}",
                "a=%&b=%4&c=%zz&d=%e9 | {\"a\":\"%\",\"b\":\"%4\",\"c\":\"%zz\",\"d\":\"\uFFFD\"}",
                "p[]=1&p[]=2&q[0]=3&r=4&r[]=5 | {\"p\":[\"1\",\"2\"],\"q\":[\"3\"],\"r\":\"4\"}",
                "a=😀+é | {\"a\":\"😀 é\"}",
            })
    void readsUrlEncodedFields(String text, String json) {
        assertEquals(json, read("", text, null, "").toString());
        assertEquals(json, read("", null, URL_ENCODED, text + "\n").toString());
        assertEquals(json, read("", null, null, text).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api_key/K/campaign_name/C%201 | {\"api_key\":\"K\",\"campaign_name\":\"C 1\"}",
                "/p/+123/q/%2B456/ | {\"p\":\"+123\",\"q\":\"+456\"}",
                "/a/1/b | {\"a\":\"1\",\"b\":\"\"}",
                "/ | {}",
                "`` | {}",
            })
    void readsPairsOfSegments(String path, String json) {
        assertEquals(json, read(path, null, null, "").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void readsMultipartBodies(String lineEnd) {
        String body = String.join(
                lineEnd,
                "a preamble",
                "--xYz",
                "Content-Disposition: form-data; name=\"PhoneNumber\"",
                "",
                "+12025550123",
                "--xYz",
                "content-type: text/plain",
                "content-disposition: form-data; filename=\"a.txt\"; name=Name",
                "",
                "Cleo --xYz",
                "Second line",
                "--xYz",
                "Content-Disposition: form-data; name=\"empty\"",
                "",
                "",
                "--xYz",
                "Content-Disposition: form-data",
                "",
                "nameless",
                "--xYz--",
                "an epilogue");
        String fields = "{\"PhoneNumber\":\"+12025550123\",\"Name\":\"Cleo --xYz"
                + lineEnd.replace("\r", "\\r").replace("\n", "\\n")
                + "Second line\",\"empty\":\"\"}";
        for (String type : new String[] {
            "multipart/form-data; boundary=xYz", "Multipart/Form-Data; charset=utf-8; Boundary=\"xYz\"",
        }) {
            assertEquals(fields, read("", null, type, body).toString(), type);
        }
        for (String type : new String[] {"multipart/form-data", "multipart/form-data; boundary=other"}) {
            assertEquals(
                    fields,
                    read("", null, type, body.substring(body.indexOf("--xYz"))).toString(),
                    type);
        }
    }

    @Test
    void aBodyThatIsCutOffHasTheFieldsThatCame() {
        String body =
                "--b\nContent-Disposition: form-data; name=\"a\"\n\n1\n--b\nContent-Disposition: form-data; name=\"b\"\n\n2";
        assertEquals(
                "{\"a\":\"1\",\"b\":\"2\"}",
                read("", null, "multipart/form-data; boundary=b", body).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--", "no parts", "--b", "--b\n", "--b--", "\n\n\n", "--b\r\n\r\n--b"})
    void aMultipartBodyWithoutPartsHasNoFields(String body) {
        assertEquals(
                "{}", read("", null, "multipart/form-data; boundary=b", body).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "text/json", URL_ENCODED})
    void readsJsonAlsoWhereTheTypeIsTheOneThatClientsSendByDefault(String type) {
        assertEquals("{\"a\":[1]}", read("", null, type, " {\"a\":[1]}").toString());
    }

    @Test
    void theBodyComesBeforeTheQueryAndThatBeforeThePath() {
        JsonNode fields = read("/a/path/b/path/c/path", "a=query&b=query", "application/json", "{\"a\":1,\"x[]\":2}");
        assertEquals("{\"a\":1,\"x[]\":2,\"b\":\"query\",\"c\":\"path\"}", fields.toString());
    }

    @Test
    void whatIsNoObjectIsGivenBackToBeRefused() {
        assertTrue(read("", "a=1", "application/json", "[]").isArray());
        assertTrue(read("", null, "application/json", " ").isObject());
        assertThrows(Failure.Refused.class, () -> read("", null, "application/json", "{"));
    }

    @Test
    void moreFieldsThanAnyHonestRequestHasAreRefused() {
        assertThrows(Failure.Refused.class, () -> read("", null, URL_ENCODED, "a=1&".repeat(10_001)));
        assertThrows(Failure.Refused.class, () -> read("", "b=1", "application/json", manyKeys()));
        assertEquals(1, read("", null, URL_ENCODED, "a=1&".repeat(10_000)).size());
    }

    private static String manyKeys() {
        StringBuilder body = new StringBuilder("{");
        for (int i = 0; i < BoundedJson.MAX_ENTRIES; i++) {
            body.append('"').append(i).append("\":1,");
        }
        body.setCharAt(body.length() - 1, '}');
        return body.toString();
    }

    private JsonNode read(String path, String query, String contentType, String body) {
        return codings.read(new SentFields(path, query, contentType, body.getBytes(UTF_8)), bytes -> {});
    }
}
