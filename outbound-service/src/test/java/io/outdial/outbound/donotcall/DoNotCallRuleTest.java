package io.outdial.outbound.donotcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.ChainAttribute;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.outbound.record.ResolvedReferences;
import io.outdial.platform.phone.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoNotCallRuleTest {

    private static final UUID SOME = UUID.randomUUID();

    @ParameterizedTest(name = "record {0}, request {1}, {2}: {4}")
    @CsvSource({
        // by handle
        "3001,     , RECORD_ONLY, 3001 3002, 3001",
        "3001,     , ALL_CHAIN,   3001 3002, 3001 3002",
        "3001, 3001, RECORD_ONLY, 3001 3002, 3001",
        "3001, 3009, RECORD_ONLY, 3001 3002, 3001 3009",
        "3001, 3009, ALL_CHAIN,   3001 3002, 3001 3009 3002",
        "3001, 3002, ALL_CHAIN,   3001 3002, 3001 3002",
        // by number
        "    , 3001, RECORD_ONLY, 3001 3002, 3001",
        "    , 3001, ALL_CHAIN,   3001 3002, 3001 3002",
        "    , 3001, ALL_CHAIN,            , 3001",
    })
    void everyNumberConcernedIsListedOnce(
            String record, String request, ChainAttribute chain, String ofChains, String listed) {
        List<PhoneNumber> chainNumbers = ofChains == null
                ? List.of()
                : Arrays.stream(ofChains.split(" "))
                        .map(DoNotCallRuleTest::number)
                        .toList();
        List<PhoneNumber> numbers = DoNotCallRule.listed(
                new DoNotCall(request == null ? List.of() : List.of(number(request)), chain),
                new ResolvedReferences(
                        SOME, SOME, 134, SOME, "CallingList1", record == null ? null : 13L, number(record)),
                chainNumbers);
        assertEquals(
                listed, String.join(" ", numbers.stream().map(PhoneNumber::key).toList()));
    }

    private static PhoneNumber number(String text) {
        return text == null ? null : new PhoneNumber(text, text);
    }
}
