package io.outdial.transfer.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.outdial.transfer.config.DynamicOptions.Operator;
import io.outdial.transfer.config.DynamicOptions.SuccessCondition;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionRuleTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String ANSWER = """
            {"status":"accepted","count":5,"price":1.10,"yes":true,"nothing":null,"text5":"5","empty":"","tags":["a","b",3],
             "deep":{"list":[{"x":"y"}]},"huge":1e999999999,"long":"%s","comma":"a,b"}
            """.formatted("x".repeat(5_000));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status | EQUALS | accepted | true",
                "status | EQUALS | Accepted | false",
                "status | EQUALS | `` | false",
                "empty | EQUALS | `` | true",
                "count | EQUALS | 5 | true",
                "count | EQUALS | 5.0 | true",
                "count | EQUALS | five | false",
                "price | EQUALS | 1.1 | true",
                "text5 | EQUALS | 5.0 | false",
                "yes | EQUALS | true | true",
                "yes | EQUALS | 1 | false",
                "nothing | EQUALS | null | false",
                "deep | EQUALS | x | false",
                "none | EQUALS | x | false",
                "deep.list[0].x | EQUALS | y | true",
                "status | NOT_EQUALS | busy | true",
                "status | NOT_EQUALS | accepted | false",
                "none | NOT_EQUALS | x | true",
                "status | CONTAINS | cept | true",
                "status | CONTAINS | CEPT | false",
                "tags | CONTAINS | a | true",
                "tags | CONTAINS | 3 | true",
                "tags | CONTAINS | c | false",
                "deep | CONTAINS | list | false",
                "count | CONTAINS | 5 | true",
                "status | STARTS_WITH | acc | true",
                "status | STARTS_WITH | cc | false",
                "none | STARTS_WITH | `` | false",
                "count | GREATER_THAN | 4.9 | true",
                "count | GREATER_THAN | 5 | false",
                "text5 | GREATER_THAN | 4 | true",
                "status | GREATER_THAN | 1 | false",
                "none | GREATER_THAN | 1 | false",
                "count | LESS_THAN | 5.1 | true",
                "count | LESS_THAN | -1 | false",
                "huge | GREATER_THAN | 1 | false",
                "huge | LESS_THAN | 1 | false",
                "status | EXISTS | `` | true",
                "nothing | EXISTS | x | false",
                "none | EXISTS | x | false",
                "empty | EXISTS | x | true",
                "nothing | NOT_EXISTS | x | true",
                "none | NOT_EXISTS | x | true",
                "status | NOT_EXISTS | x | false",
                "status | IN | busy, accepted | true",
                "status | IN | busy,late | false",
                "status | IN | accepted | true",
                "count | IN | 1,5.0,7 | true",
                "comma | IN | a,b | false",
                "empty | IN | a, ,b | true",
                "none | IN | a,b | false",
                "status | MATCHES | acc.* | true",
                "status | MATCHES | cept | false",
                "status | MATCHES | .*cept.* | true",
                "count | MATCHES | [0-9] | true",
                "none | MATCHES | .* | false",
                "long | MATCHES | x* | false",
            })
    void holds(String field, Operator operator, String value, boolean met) throws JsonProcessingException {
        ConditionOutcome outcome = evaluate(field, operator, value);
        assertEquals(met, outcome.met());
        assertNull(outcome.reason());
    }

    @ParameterizedTest
    @CsvSource({
        "status, EQUALS,",
        "status, NOT_EQUALS,",
        "none, NOT_EQUALS,",
        "status, IN,",
        "status, MATCHES,",
        "status, MATCHES, (",
        "status, MATCHES, (a)\\1",
        "count, GREATER_THAN, five",
        "count, LESS_THAN, 1e999999999",
        "count, GREATER_THAN,"
    })
    void whatMakesNoSenseIsNotMetAndSaysWhy(String field, Operator operator, String value)
            throws JsonProcessingException {
        ConditionOutcome outcome = evaluate(field, operator, value);
        assertEquals(false, outcome.met());
        assertNotNull(outcome.reason());
    }

    @ParameterizedTest
    @CsvSource({
        "status, string",
        "count, number",
        "yes, boolean",
        "nothing, null",
        "tags, array",
        "deep, object",
        "none, undefined"
    })
    void theTypeIsTold(String field, String type) throws JsonProcessingException {
        assertEquals(type, evaluate(field, Operator.EXISTS, null).received());
    }

    @Test
    void patternsAreCounted() throws JsonProcessingException {
        SuccessCondition pattern = new SuccessCondition("status", Operator.MATCHES, ".*");
        List<ConditionOutcome> outcomes =
                ConditionRule.evaluate(Collections.nCopies(11, pattern), JSON.readTree(ANSWER));
        assertTrue(ConditionRule.areMet(outcomes.subList(0, 10)));
        assertEquals(false, outcomes.get(10).met());
        assertNotNull(outcomes.get(10).reason());
    }

    @Test
    void allMustHold() throws JsonProcessingException {
        JsonNode answer = JSON.readTree(ANSWER);
        SuccessCondition yes = new SuccessCondition("status", Operator.EXISTS, null);
        SuccessCondition no = new SuccessCondition("none", Operator.EXISTS, null);
        assertTrue(ConditionRule.areMet(ConditionRule.evaluate(null, answer)));
        assertTrue(ConditionRule.areMet(ConditionRule.evaluate(List.of(), answer)));
        assertTrue(ConditionRule.areMet(ConditionRule.evaluate(List.of(yes, yes), answer)));
        assertEquals(false, ConditionRule.areMet(ConditionRule.evaluate(List.of(yes, no), answer)));
    }

    private static ConditionOutcome evaluate(String field, Operator operator, String value)
            throws JsonProcessingException {
        return ConditionRule.evaluate(List.of(new SuccessCondition(field, operator, value)), JSON.readTree(ANSWER))
                .get(0);
    }
}
