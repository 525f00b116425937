package io.outdial.enrollment.customfield;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldKeyRuleTest {

    @ParameterizedTest
    @MethodSource
    void keys(String label, Set<String> taken, String key) {
        assertEquals(key, FieldKeyRule.key(label, taken));
    }

    static Stream<Arguments> keys() {
        String long100 = "x".repeat(100);
        return Stream.of(
                Arguments.of("Preferred language", Set.of(), "preferred_language"),
                Arguments.of("Preferred language", Set.of("preferred_language"), "preferred_language_2"),
                Arguments.of("A", Set.copyOf(List.of("a", "a_2", "a_3")), "a_4"),
                Arguments.of("  --Größe (cm)!  ", Set.of(), "gro_e_cm"),
                Arguments.of("Téléphone", Set.of(), "telephone"),
                Arguments.of("名前", Set.of(), "field"),
                Arguments.of("名前", Set.of("field"), "field_2"),
                Arguments.of("x".repeat(255), Set.of(), long100),
                Arguments.of("x".repeat(255), Set.of(long100), "x".repeat(98) + "_2"));
    }
}
