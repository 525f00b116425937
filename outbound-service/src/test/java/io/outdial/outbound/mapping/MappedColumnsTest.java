package io.outdial.outbound.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappedColumnsTest {

    private static final MappedColumns COLUMNS =
            MappedColumns.parse("[[\"City\",\"Amount\",\"Insured\"],[\"text\",\"number\",\"boolean\"]]");

    @Test
    void aColumnHasTheSpellingAndTheTypeOfTheMapping() {
        assertEquals(
                Map.of("City", "Pune", "Amount", new BigDecimal("12.50"), "Insured", true, "colour", "Red"),
                COLUMNS.apply(Map.of("CITY", "Pune", "amount", "12.50", "insured", "TRUE", "colour", "Red")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "007", "1e3", "+1", "1.", ".5", "12,5", "NaN", "1234567890123456789", " 1"})
    void whatIsNoNumberStaysText(String value) {
        assertEquals(Map.of("Amount", value), COLUMNS.apply(Map.of("Amount", value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "1"})
    void whatIsNoBooleanStaysText(String value) {
        assertEquals(Map.of("Insured", value), COLUMNS.apply(Map.of("Insured", value)));
    }

    @Test
    void ofSeveralSpellingsTheMappingsCountsElseTheFirst() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("CITY", "Pune");
        given.put("city", "Delhi");
        assertEquals(Map.of("City", "Pune"), COLUMNS.apply(given));
        given.put("City", "Goa");
        given.put("cITY", "Agra");
        assertEquals(Map.of("City", "Goa"), COLUMNS.apply(given));
    }

    @Test
    void withoutAMappingAllIsKeptAsItCame() {
        assertEquals(
                Map.of("City", "Pune", "n", "1"), MappedColumns.parse(null).apply(Map.of("City", "Pune", "n", "1")));
    }
}
