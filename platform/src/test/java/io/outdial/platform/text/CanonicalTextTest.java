package io.outdial.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTextTest {

    private static final String COMPOSED = "Caf\u00e9";
    private static final String DECOMPOSED = "Cafe\u0301";

    @ParameterizedTest
    @CsvSource({
        "Plain name, Plain name",
        "Caf\u00e9, Caf\u00e9",
        "Cafe\u0301, Caf\u00e9",
        // Hangul; marks in another order; a sign that has a simpler one
        "\u1112\u1161\u11ab, \ud55c",
        "q\u0307\u0323, q\u0323\u0307",
        "\u212b, \u00c5",
        // Never compatibility: these look different
        "\ufb01, \ufb01",
        "\uff21, \uff21",
        "\ud83d\ude00, \ud83d\ude00",
    })
    void oneFormForAll(String given, String expected) {
        assertEquals(expected, CanonicalText.of(given));
        assertEquals(expected, CanonicalText.of(expected));
    }

    /** What is told without the tables is what the tables say. */
    @Test
    void everyCharacterAlone() {
        for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isDefined(c) && Character.getType(c) != Character.SURROGATE) {
                String text = Character.toString(c);
                assertEquals(Normalizer.normalize(text, Normalizer.Form.NFC), CanonicalText.of(text));
            }
        }
    }

    @Test
    void nothingStaysNothing() {
        assertNull(CanonicalText.of(null));
    }

    @Test
    void asGivenComesFirst() {
        assertEquals(List.of(DECOMPOSED, COMPOSED), CanonicalText.bothForms(DECOMPOSED));
        assertEquals(List.of(COMPOSED), CanonicalText.bothForms(COMPOSED));
    }

    @Test
    void charactersAreCodePoints() {
        assertEquals(2, CanonicalText.length("\ud83d\ude00x"));
        assertEquals(5, CanonicalText.length(DECOMPOSED));
    }
}
