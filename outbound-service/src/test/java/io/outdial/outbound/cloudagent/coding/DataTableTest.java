package io.outdial.outbound.cloudagent.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataTableTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** As an object and as a text. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'map':['A','b'],'data':[['1',2]]}           | {'A':'1','b':2}",
                "{'DATA':[['1',2]],'Map':['A','b']}           | {'A':'1','b':2}",
                "{'map':['A','A'],'data':[['1','2']]}         | {'A':'1'}",
                "{'map':['A','b'],'data':[['1']]}             | none",
                "{'map':['A','b'],'data':[['1','2','3']]}     | none",
                "{'map':['A'],'data':[{'A':'1'}]}             | none",
            })
    void aRowHasAValueForEachColumn(String table, String row) throws JsonProcessingException {
        String text = table.replace('\'', '"');
        String expected = row.replace('\'', '"');
        for (JsonNode field : List.of(JSON.readTree(text), TextNode.valueOf(text))) {
            assertEquals(
                    expected,
                    DataTable.read(field)
                            .orElseThrow()
                            .row(0)
                            .map(Object::toString)
                            .orElse("none"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "[]",
                "{}",
                "{'map':['A']}",
                "{'data':[['1']]}",
                "{'map':[],'data':[[]]}",
                "{'map':['A'],'data':[]}",
                "{'map':'A','data':[['1']]}",
                "{'map':['A'],'data':[['\\u0000']]}",
                "{'map':['A'],'data':[['1']]",
            })
    void anythingElseIsNone(String text) {
        assertTrue(DataTable.read(TextNode.valueOf(text.replace('\'', '"'))).isEmpty());
        assertTrue(DataTable.read(null).isEmpty());
    }
}
