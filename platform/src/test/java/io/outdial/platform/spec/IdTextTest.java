package io.outdial.platform.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTextTest {

    private static final Pattern PATTERN = Pattern.compile(IdText.PATTERN);
    /** The borders of every class of characters of the pattern, and what lies beside them. */
    private static final List<String> CHARACTERS = List.of("-/0123789:@ABFG`abfg {\u0661\n".split(""));

    @Test
    void theDocumentsAskForTheSame() throws Exception {
        try (var common = getClass().getResourceAsStream("/META-INF/resources/openapi/common.yaml")) {
            assertEquals(
                    IdText.PATTERN,
                    new YAMLMapper()
                            .readTree(common)
                            .at("/components/schemas/Id/pattern")
                            .asText());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "497f6eca-6276-4993-bfeb-53cbbbba6f08",
                "01932B2C-ABCD-7EF0-8123-456789ABCDEF",
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"
            })
    void oneOtherCharacterIsJudgedAsThePatternJudgesIt(String id) {
        assertAsThePattern(id);
        for (int place = 0; place < id.length(); place++) {
            for (String other : CHARACTERS) {
                assertAsThePattern(id.substring(0, place) + other + id.substring(place + 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "497f6eca-6276-4993-bfeb-53cbbbba6f0",
                "497f6eca-6276-4993-bfeb-53cbbbba6f088",
                "497f6eca-6276-4993-bfeb-53cbbbba6f08\n",
                "497f6eca62764993bfeb53cbbbba6f08"
            })
    void anotherLengthIsNoId(String text) {
        assertFalse(IdText.isId(text));
    }

    private static void assertAsThePattern(String text) {
        assertEquals(PATTERN.matcher(text).matches(), IdText.isId(text), text);
    }
}
