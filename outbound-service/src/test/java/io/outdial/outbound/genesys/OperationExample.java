package io.outdial.outbound.genesys;

import io.outdial.outbound.record.RecordFixture;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A right request of each operation (genesys-web-services.md §2.1 to §2.3), to be made wrong. */
enum OperationExample {
    DO_NOT_CALL(
            Path.HANDLE, "DoNotCallRecord", List.of("campaignName", "callingList"), "phoneNumber", "chainAttribute"),
    CANCEL(Path.HANDLE, "CancelRecord", List.of("campaignName", "callingList"), "chainAttribute"),
    UPDATE(
            Path.HANDLE,
            "UpdateRecord",
            List.of("campaignName"),
            "callingList",
            "phoneNumber",
            "timeZone",
            "phoneType",
            "from",
            "until"),
    COMPLETE(Path.HANDLE, "CompleteRecord", List.of("campaignName", "callingList"), "callResult", "phoneNumber"),
    TRANSFER(Path.HANDLE, "TransferRecord", List.of("campaignName", "callingList"), "callResult", "transferConfigId"),
    REJECT(Path.HANDLE, "RejectRecord", List.of("campaignName", "callingList")),
    RESCHEDULE(Path.HANDLE, "RescheduleRecord", List.of("campaignName", "callbackType", "timestamp"), "callingList"),
    GET_CHAINED(Path.HANDLE, "GetChainedRecord", List.of("campaignName"), "callingList"),
    ADD(
            Path.COLLECTION,
            "AddRecord",
            List.of("campaignName", "callingList", "phoneNumber", "timeZone", "phoneType", "from", "until"),
            "chainId",
            "otherFields"),
    DO_NOT_CALL_NUMBER(
            Path.COLLECTION,
            "DoNotCallRecord",
            List.of("campaignName", "phoneNumber"),
            "callingList",
            "chainAttribute"),
    START_PREVIEW(Path.CAMPAIGN, "StartPreviewSession", List.of()),
    GET_PREVIEW(Path.CAMPAIGN, "GetPreviewRecord", List.of()),
    END_PREVIEW(Path.CAMPAIGN, "EndPreviewSession", List.of());

    enum Path {
        HANDLE,
        COLLECTION,
        CAMPAIGN
    }

    final Path path;
    final String operation;
    /** The parameters it cannot do without, {@code operationName} too. */
    final List<String> required;

    private final List<String> optional;

    OperationExample(Path path, String operation, List<String> required, String... optional) {
        this.path = path;
        this.operation = operation;
        this.required = concat(List.of("operationName", "applicationId", "devicePath"), required);
        this.optional = concat(List.of("referenceId"), List.of(optional));
    }

    List<String> parameters() {
        return concat(required, optional);
    }

    /** With every required parameter and no other. */
    RecordRequest right(RecordFixture fixture, Object handle, String phone) {
        RecordRequest request =
                switch (path) {
                    case HANDLE -> RecordRequest.byHandle(fixture, handle);
                    case COLLECTION -> RecordRequest.byNumber(fixture, phone);
                    case CAMPAIGN -> RecordRequest.onCampaign(fixture, operation);
                };
        request.with("operationName", operation);
        Map<String, Object> values = new TreeMap<>(Map.of(
                "callingList",
                fixture.list,
                "callbackType",
                "Campaign",
                "timestamp",
                System.currentTimeMillis() / 1000 + 3_600,
                "timeZone",
                "GMT",
                "phoneType",
                "Mobile",
                "from",
                28_800,
                "until",
                75_600));
        values.keySet().retainAll(required);
        values.forEach(request::with);
        return required.contains("callingList") ? request : request.without("callingList");
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
