package io.outdial.local.demo;

import static io.outdial.local.demo.Shape.exactly;
import static io.outdial.local.demo.Shape.field;
import static io.outdial.local.demo.Shape.millisAround;
import static io.outdial.local.demo.Shape.object;
import static io.outdial.local.demo.Shape.text;
import static io.outdial.local.demo.Shape.wholeNumber;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The three messages that the page of DoNotCallRecord prints as its CometD notification, and their order. */
final class DoNotCallEvents {

    static final int HANDLE = 13;
    static final String OUTBOUND = "/v2/me/outbound";
    static final String INTERNAL = "/me/internal";
    static final String CONNECT = "/meta/connect";
    static final String REQUEST = """
            {"operationName": "DoNotCallRecord", "applicationId": 134, "campaignName": "Campaign1",
             "callingList": "CallingList1", "phoneNumber": "3001",
             "devicePath": "/devices/f32a46c4-8a48-4067-9965-537fc9788790",
             "chainAttribute": "AllChain", "referenceId": "123456789"}""";

    private static final String DEVICE = "f32a46c4-8a48-4067-9965-537fc9788790";

    private static final List<String> ORDER = List.of(OUTBOUND, INTERNAL, CONNECT);

    private DoNotCallEvents() {}

    /**
     * @param messages as they came, of whatever responses
     * @param now when they came
     */
    static List<Check> compare(List<JsonNode> messages, Instant now) {
        List<Check> found = new ArrayList<>();
        List<String> channels = messages.stream()
                .map(message -> message.path("channel").asText())
                .toList();
        found.add(Check.of(
                channels.equals(ORDER), "order of channels", String.join(", ", ORDER), String.join(", ", channels)));
        outbound().compare("outbound", onChannel(OUTBOUND, messages), found);
        internal(now).compare("internal", onChannel(INTERNAL, messages), found);
        connect().compare("connect", onChannel(CONNECT, messages), found);
        return found;
    }

    private static JsonNode onChannel(String channel, List<JsonNode> messages) {
        return messages.stream()
                .filter(message -> message.path("channel").asText().equals(channel))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static Shape outbound() {
        return object(
                field(
                        "data",
                        object(
                                field(
                                        "record",
                                        object(
                                                field("devicePath", exactly("/devices/" + DEVICE)),
                                                field("callingList", exactly("CallingList1")),
                                                field("applicationId", exactly(134)),
                                                field("recordHandle", exactly(HANDLE)),
                                                field("campaignName", exactly("Campaign1")))),
                                field("notificationType", exactly("DoNotCallAcknowledge")),
                                field("messageType", exactly("OutboundRecordMessage")),
                                field("referenceId", exactly("123456789")))),
                field("channel", exactly(OUTBOUND)));
    }

    private static Shape internal(Instant now) {
        return object(
                field(
                        "data",
                        object(
                                field(
                                        "metrics",
                                        object(field(
                                                "eventProcessing",
                                                object(
                                                        field("serverGenerationTimestamp", millisAround(now)),
                                                        field("nodeProcessingTimeNanos", wholeNumber()),
                                                        field("serverProcessingTimeTotalMs", wholeNumber()))))),
                                field(
                                        "userData",
                                        object(
                                                field("GSW_CHAIN_ATTR", exactly("AllChain")),
                                                field("GSW_APPLICATION_ID", exactly(134)),
                                                field("GSW_RECORD_HANDLE", exactly(HANDLE)),
                                                field("GSW_USER_EVENT", exactly("DoNotCallAcknowledge")),
                                                field("GSW_CALLING_LIST", exactly("CallingList1")),
                                                field("GSW_PHONE", exactly("3001")),
                                                field("GSW_CAMPAIGN_NAME", exactly("Campaign1")))),
                                field("deviceId", exactly(DEVICE)),
                                field("messageType", exactly("DeviceUserEventMessage")))),
                field("channel", exactly(INTERNAL)));
    }

    private static Shape connect() {
        return object(
                field("successful", exactly(true)),
                field(
                        "advice",
                        object(
                                field("interval", exactly(0)),
                                field("timeout", exactly(30_000)),
                                field("reconnect", exactly("retry")))),
                field("id", text()),
                field("channel", exactly(CONNECT)));
    }
}
