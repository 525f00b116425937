package io.outdial.outbound.cloudagent.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As an object and as a text, each {@code bulkData} is read alike. */
class BulkTableReaderTest {

    private static final int MAX_ROWS = 3;

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"map\":[\"PhoneNumber\",\"Name\"],\"data\":[[\"1\",\"a\"]]}    | [1, a]",
                "{\"DATA\":[[1,true]],\"x\":[{}],\"Map\":[\"phone_number\",\"Name\"]} | [1, true]",
                "{\"map\":[\"PhoneNumber\",\"N\"],\"data\":[[\" +1 \",null]]} | [+1, ]",
            })
    void rows(String text, String values) throws Exception {
        BulkTable table = read(text);
        assertEquals(Optional.empty(), table.fault(MAX_ROWS));
        assertEquals(
                List.of(values.substring(1, values.length() - 1).split(", ", -1)),
                table.rows().get(0).values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                        | NO_TABLE",
                "{}                                        | NO_TABLE",
                "7                                         | NO_TABLE",
                "{\"map\":[\"PhoneNumber\"]}               | NO_TABLE",
                "{\"map\":[\"PhoneNumber\"],\"data\":[]}   | NO_TABLE",
                "{\"map\":[\"PhoneNumber\"],\"data\":{}}   | NO_TABLE",
                "{\"map\":\"PhoneNumber\",\"data\":[[1]]}  | NO_TABLE",
                "{\"map\":[],\"data\":[[]]}                | NO_TABLE",
                "{\"map\":[\"Name\"],\"data\":[[\"a\"]]}   | NO_TABLE",
                "{\"map\":[\"PhoneNumber\",\"phoneNumber\"],\"data\":[[1,2]]} | NO_TABLE",
                "{\"map\":[\"PhoneNumber\",\"City\",\"city\"],\"data\":[[1,2,3]]} | NO_TABLE",
                "{\"map\":[\"PhoneNumber\",\"\"],\"data\":[[1,2]]}     | NO_TABLE",
                "{\"map\":[\"PhoneNumber\",{}],\"data\":[[1,2]]}       | NO_TABLE",
                "{\"map\":[\"PhoneNumber\"],\"data\":[[1],[2],[3],[4]]} | TOO_MANY_ROWS",
            })
    void whatIsNoTable(String text, BulkFault fault) throws Exception {
        assertEquals(Optional.of(fault), read(text).fault(MAX_ROWS));
    }

    @Test
    void whatIsNotJson() {
        for (String text : List.of(
                "",
                "{",
                "x",
                "{\"map\":[\"PhoneNumber\"],\"data\":[[1]]",
                "{\"map\":[\"PhoneNumber\"],\"data\":[[1]]} {}",
                "[".repeat(10_000),
                "{\"data\":" + "[".repeat(600) + "]".repeat(600) + ",\"map\":[\"PhoneNumber\"]}")) {
            BulkTable table = BulkTableReader.read(TextNode.valueOf(text), MAX_ROWS);
            assertEquals(Optional.of(BulkFault.NO_TABLE), table.fault(MAX_ROWS), text);
        }
        assertEquals(
                Optional.of(BulkFault.NO_TABLE),
                BulkTableReader.read(null, MAX_ROWS).fault(MAX_ROWS));
    }

    /** What comes after the row that is one too many is not read. */
    @Test
    void aMillionRowsAreReadUpToTheLimit() {
        String text = "{\"map\":[\"PhoneNumber\"],\"data\":[" + "[],".repeat(1_000_000) + "[]]}";
        BulkTable table = BulkTableReader.read(TextNode.valueOf(text), MAX_ROWS);
        assertEquals(Optional.of(BulkFault.TOO_MANY_ROWS), table.fault(MAX_ROWS));
        assertEquals(MAX_ROWS + 1, table.rows().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1,\"a\"]           |",
                "[1]                 | OTHER_COLUMNS",
                "[1,\"a\",\"b\"]     | OTHER_COLUMNS",
                "[]                  | OTHER_COLUMNS",
                "7                   | UNREADABLE",
                "{\"PhoneNumber\":1} | UNREADABLE",
                "null                | UNREADABLE",
                "[1,[]]              | UNREADABLE",
                "[[[]],{}]           | UNREADABLE",
                "[1,\"\\u0000\"]     | UNREADABLE",
                "[1,\"\\ud83d\"]     | UNREADABLE",
            })
    void aFaultIsOfItsRow(String row, BulkRow.Fault fault) throws Exception {
        BulkTable table = read("{\"map\":[\"PhoneNumber\",\"Name\"],\"data\":[" + row + ",[2,\"b\"]]}")
                .checked();
        assertEquals(fault, table.rows().get(0).fault());
        assertEquals(new BulkRow(List.of("2", "b"), null), table.rows().get(1));
    }

    @ParameterizedTest
    @CsvSource({"1984, ", "1985, TOO_LONG", "9000, TOO_LONG"})
    void aRowHas2000CharactersWithItsHeaders(int characters, BulkRow.Fault fault) throws Exception {
        String name = "x".repeat(characters);
        BulkTable table = read("{\"data\":[[1,\"" + name + "\"]],\"map\":[\"PhoneNumber\",\"Name\"]}")
                .checked();
        assertEquals(fault, table.rows().get(0).fault());
    }

    private BulkTable read(String text) throws Exception {
        BulkTable table = BulkTableReader.read(TextNode.valueOf(text), MAX_ROWS);
        assertEquals(
                table,
                BulkTableReader.read(json.readTree("{\"o\":" + text + "}").get("o"), MAX_ROWS));
        return table;
    }
}
