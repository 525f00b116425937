package io.outdial.outbound.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.intake.DuplicateTerms.Policy;
import io.outdial.outbound.intake.RecordRow.Audience;
import io.outdial.outbound.intake.RecordRow.Timing;
import io.outdial.outbound.intake.RowDecision.Forbidden;
import io.outdial.outbound.intake.RowDecision.Known;
import io.outdial.outbound.intake.RowDecision.Repeated;
import io.outdial.outbound.intake.RowDecision.Store;
import io.outdial.outbound.record.DuplicateScope.Reach;
import io.outdial.outbound.record.PhoneType;
import io.outdial.outbound.record.Standing;
import io.outdial.platform.phone.PhoneNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowDecisionRuleTest {

    /**
     * Rows are {@code name:numbers}. Of the numbers, d must not be called, k is known as record 7, c is in the campaign
     * without being a duplicate; all others are new. Numbers in square brackets are new to the campaign.
     */
    @ParameterizedTest
    @CsvSource({
        "REJECT, false, x:a, store [a]",
        "REJECT, false, x:d, forbidden",
        "REJECT, false, x:da, store [a]",
        "REJECT, false, x:k, known 7",
        "REJECT, false, x:ak, known 7",
        "REJECT, false, x:dk, known 7",
        "SKIP, false, x:k, known 7",
        "ADD, false, x:k, store k",
        "ADD, false, x:ka, store k[a]",
        "REJECT, false, x:c, store c",
        "REJECT, false, x:a y:b, store [a] store [b]",
        "REJECT, false, x:a y:a, store [a] repeats a",
        "REJECT, false, x:ab y:bc z:ce, store [a][b] repeats ab store c[e]",
        "REJECT, false, x:ak y:a, known 7 store [a]",
        "REJECT, false, x:d y:d, forbidden forbidden",
        "REJECT, true, x:a y:a, store [a] store a",
        "REJECT, true, x:a X:a, store [a] repeats a",
        "REJECT, true, x:a -:a, store [a] repeats a",
        "ADD, false, x:a y:a, store [a] store a"
    })
    void rowsAreDecidedInTheirOrder(Policy policy, boolean isByName, String rows, String expected) {
        List<RowDraft> drafts = new ArrayList<>();
        List<Standing> standings = new ArrayList<>();
        for (String row : rows.split(" ")) {
            String[] parts = row.split(":");
            drafts.add(draft(drafts.size(), parts[0].equals("-") ? null : parts[0], parts[1]));
            parts[1].chars().forEach(number -> standings.add(standing((char) number)));
        }
        DuplicateTerms terms = new DuplicateTerms(Reach.CAMPAIGN, policy, null, isByName);
        assertEquals(
                expected,
                RowDecisionRule.decide(drafts, standings, terms).stream()
                        .map(RowDecisionRuleTest::word)
                        .collect(Collectors.joining(" ")));
    }

    private static RowDraft draft(int n, String name, String numbers) {
        List<RecordRow.Telephone> phones = Arrays.stream(numbers.split(""))
                .map(number -> new RecordRow.Telephone(new PhoneNumber(number, number), PhoneType.NO_CONTACT_TYPE))
                .toList();
        return new RowDraft(
                n, new RecordRow(phones, name, Audience.ANYBODY, Timing.ANY_TIME, 1, Map.of()), null, null, null);
    }

    private static Standing standing(char number) {
        return switch (number) {
            case 'd' -> new Standing(true, false, null);
            case 'k' -> new Standing(false, true, 7L);
            case 'c' -> new Standing(false, true, null);
            default -> new Standing(false, false, null);
        };
    }

    private static String word(RowDecision decision) {
        if (decision instanceof Store store) {
            return "store "
                    + store.numbers().stream()
                            .map(admitted -> admitted.isNew()
                                    ? "[" + admitted.number().phone().key() + "]"
                                    : admitted.number().phone().key())
                            .collect(Collectors.joining());
        }
        if (decision instanceof Known known) {
            return "known " + known.handle();
        }
        return decision instanceof Repeated repeated
                ? "repeats "
                        + repeated.earlier().numbers().stream()
                                .map(admitted -> admitted.number().phone().key())
                                .collect(Collectors.joining())
                : decision instanceof Forbidden ? "forbidden" : "?";
    }
}
