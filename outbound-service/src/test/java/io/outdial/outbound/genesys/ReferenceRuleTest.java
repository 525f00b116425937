package io.outdial.outbound.genesys;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.outbound.record.ChainAttribute;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.outbound.record.ResolvedReferences;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceRuleTest {

    private static final UUID SOME = UUID.randomUUID();

    @ParameterizedTest
    @MethodSource
    void whatIsNotThereIsNamed(OperationRequest<?> request, ResolvedReferences found, String message) {
        if (message == null) {
            assertDoesNotThrow(() -> ReferenceRule.requireAll(request, found));
        } else {
            assertEquals(
                    message,
                    assertThrows(Failure.NotFound.class, () -> ReferenceRule.requireAll(request, found))
                            .getMessage());
        }
    }

    static List<Arguments> whatIsNotThereIsNamed() {
        PhoneNumber phone = new PhoneNumber("3001", "3001");
        OperationRequest<?> byHandle = request(13L, "CallingList1");
        OperationRequest<?> byNumber = request(null, "CallingList1");
        OperationRequest<?> anyList = request(null, null);
        return List.of(
                Arguments.of(byHandle, new ResolvedReferences(SOME, SOME, 134, SOME, "CallingList1", 13L, phone), null),
                Arguments.of(byNumber, new ResolvedReferences(SOME, SOME, 134, SOME, "CallingList1", null, null), null),
                Arguments.of(anyList, new ResolvedReferences(SOME, SOME, 134, null, null, null, null), null),
                Arguments.of(
                        byHandle,
                        new ResolvedReferences(null, SOME, 134, SOME, "CallingList1", 13L, phone),
                        "No device of yours with this devicePath"),
                Arguments.of(
                        byHandle,
                        new ResolvedReferences(SOME, null, null, null, null, null, null),
                        "No campaign with this campaignName"),
                Arguments.of(
                        byHandle,
                        new ResolvedReferences(SOME, SOME, 135, SOME, "CallingList1", 13L, phone),
                        "No application with this applicationId runs the campaign"),
                Arguments.of(
                        byHandle,
                        new ResolvedReferences(SOME, SOME, 134, null, null, null, null),
                        "No callingList with this name in the campaign"),
                Arguments.of(
                        byNumber,
                        new ResolvedReferences(SOME, SOME, 134, null, null, null, null),
                        "No callingList with this name in the campaign"),
                Arguments.of(
                        byHandle,
                        new ResolvedReferences(SOME, SOME, 134, SOME, "CallingList1", null, null),
                        "No record with this handle in the calling list"),
                Arguments.of(
                        request(13L, null),
                        new ResolvedReferences(SOME, SOME, 134, null, null, null, null),
                        "No record with this handle in the campaign"));
    }

    private static OperationRequest<?> request(Long handle, String list) {
        DoNotCall command = new DoNotCall(List.of(), ChainAttribute.RECORD_ONLY);
        return new OperationRequest<>(handle, 134, "Campaign1", list, command, "/devices/x", null);
    }
}
