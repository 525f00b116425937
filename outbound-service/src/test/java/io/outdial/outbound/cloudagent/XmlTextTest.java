package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"status\":\"SUCCESS\",\"message\":\"ok\"} | <xml><status>SUCCESS</status><message>ok</message></xml>",
                "{\"message\":\"<a> & 'b' \\\"c\\\"\"} | <xml><message>&lt;a&gt; &amp; &apos;b&apos; &quot;c&quot;</message></xml>",
                "{\"message\":\"a\\u0001b\\ufffec\\u00e9\\ud83d\\ude00\"} | <xml><message>abcé😀</message></xml>",
                "{\"data\":null,\"n\":7} | <xml><data></data><n>7</n></xml>",
                "{\"message\":[{\"a\":1},{\"a\":2}]} | <xml><message><item><a>1</a></item><item><a>2</a></item></message></xml>",
                "{} | <xml></xml>",
            })
    void everyKeyIsAnElement(String json, String xml) throws Exception {
        assertEquals(xml, XmlText.of(new ObjectMapper().readTree(json)));
    }
}
