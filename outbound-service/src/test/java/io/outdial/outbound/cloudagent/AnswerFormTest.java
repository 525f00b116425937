package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFormTest {

    @ParameterizedTest
    @CsvSource({
        "json, JSON",
        "JSON, JSON",
        "xml, XML",
        "'', XML",
        "csv, XML",
    })
    void theFieldDecides(String format, AnswerForm expected) {
        assertEquals(
                expected,
                AnswerForm.of(
                        JsonNodeFactory.instance.objectNode().put("Format", format),
                        "/cloudAgentRestAPI/x?format=json"));
    }

    @Test
    void withoutTheFieldThePathDecides() {
        assertEquals(AnswerForm.XML, AnswerForm.of(JsonNodeFactory.instance.objectNode(), "/CloudAgentRestAPI/x"));
        assertEquals(AnswerForm.JSON, AnswerForm.of(JsonNodeFactory.instance.objectNode(), "/APIServices/x"));
    }

    @ParameterizedTest
    @CsvSource({
        "/x?format=json&api_key=k, JSON",
        "/x/Format/JSON, JSON",
        "/cloudAgentRestAPI/x, XML",
        "/CAServices/x, JSON",
        "/CAServices/x?format=xml, XML",
    })
    void theTargetDecidesWhereTheFieldsAreNotRead(String target, AnswerForm expected) {
        assertEquals(expected, AnswerForm.of(null, target));
    }
}
