package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.phone.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
                request(record == null ? null : 13L, "CallingList1", number(request), chain),
                new ResolvedReferences(SOME, SOME, 134, SOME, number(record)),
                chainNumbers);
        assertEquals(
                listed, String.join(" ", numbers.stream().map(PhoneNumber::key).toList()));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNotThereIsNamed(DoNotCallRequest request, ResolvedReferences found, String message) {
        if (message == null) {
            assertDoesNotThrow(() -> DoNotCallRule.requireAll(request, found));
        } else {
            assertEquals(
                    message,
                    assertThrows(Failure.NotFound.class, () -> DoNotCallRule.requireAll(request, found))
                            .getMessage());
        }
    }

    static List<Arguments> whatIsNotThereIsNamed() {
        PhoneNumber phone = number("3001");
        DoNotCallRequest byHandle = request(13L, "CallingList1", null, ChainAttribute.RECORD_ONLY);
        DoNotCallRequest byNumber = request(null, "CallingList1", phone, ChainAttribute.RECORD_ONLY);
        DoNotCallRequest anyList = request(null, null, phone, ChainAttribute.RECORD_ONLY);
        return List.of(
                Arguments.of(byHandle, new ResolvedReferences(SOME, SOME, 134, SOME, phone), null),
                Arguments.of(byNumber, new ResolvedReferences(SOME, SOME, 134, SOME, null), null),
                Arguments.of(anyList, new ResolvedReferences(SOME, SOME, 134, null, null), null),
                Arguments.of(
                        byHandle,
                        new ResolvedReferences(null, SOME, 134, SOME, phone),
                        "No device of yours with this devicePath"),
                Arguments.of(
                        byHandle,
                        new ResolvedReferences(SOME, null, null, null, null),
                        "No campaign with this campaignName"),
                Arguments.of(
                        byHandle,
                        new ResolvedReferences(SOME, SOME, 135, SOME, phone),
                        "No application with this applicationId runs the campaign"),
                Arguments.of(
                        byHandle,
                        new ResolvedReferences(SOME, SOME, 134, null, null),
                        "No callingList with this name in the campaign"),
                Arguments.of(
                        byNumber,
                        new ResolvedReferences(SOME, SOME, 134, null, null),
                        "No callingList with this name in the campaign"),
                Arguments.of(
                        byHandle,
                        new ResolvedReferences(SOME, SOME, 134, SOME, null),
                        "No record with this handle in the calling list"));
    }

    private static DoNotCallRequest request(Long handle, String list, PhoneNumber phone, ChainAttribute chain) {
        List<PhoneNumber> numbers = phone == null ? List.of() : List.of(phone);
        return new DoNotCallRequest(handle, 134, "Campaign1", list, null, numbers, chain, "/devices/x", null);
    }

    private static PhoneNumber number(String text) {
        return text == null ? null : new PhoneNumber(text, text);
    }
}
