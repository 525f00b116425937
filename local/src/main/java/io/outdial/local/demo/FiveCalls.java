package io.outdial.local.demo;

import static io.outdial.local.demo.Shape.anything;
import static io.outdial.local.demo.Shape.exactly;
import static io.outdial.local.demo.Shape.field;
import static io.outdial.local.demo.Shape.id;
import static io.outdial.local.demo.Shape.listOf;
import static io.outdial.local.demo.Shape.mapOf;
import static io.outdial.local.demo.Shape.number;
import static io.outdial.local.demo.Shape.object;
import static io.outdial.local.demo.Shape.oneOf;
import static io.outdial.local.demo.Shape.text;
import static io.outdial.local.demo.Shape.time;
import static io.outdial.local.demo.Shape.trueOrFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.local.Credentials;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The calls of the given pages with the ids of the demo data, and what the pages show as their answers. Each can be
 * made any number of times: the ones that change something for good are answered in the same shape when there is
 * nothing left to change.
 */
final class FiveCalls {

    static final String CAMPAIGN = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
    static final String MEMBER = "92983ab9-49c8-444b-85ae-6e40402cf72e";
    static final String SOURCE = "797f5a94-3689-4ac8-82fd-d749511ea2b2";
    static final String CUSTOMER = "87d8e330-2878-4742-a86f-dbbb3bf522ac";
    static final String ENROLLED_CAMPAIGN = "13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf";
    static final String ENROLMENT = "36ca8d1d-3d3d-48cf-bd1f-a796d8849d75";
    static final String TRANSFER_CONFIG = CAMPAIGN;
    static final String LEAD_CAMPAIGN = "Progressive_Nonagentwise";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Credentials credentials;

    FiveCalls(Credentials credentials) {
        this.credentials = credentials;
    }

    Call restriction() {
        return careCycle(
                "Keep an agent from a source in a campaign",
                "POST",
                "/v2/campaigns/" + CAMPAIGN + "/agent-source-restrictions",
                """
                {"memberId": "%s", "sourceId": "%s"}""".formatted(MEMBER, SOURCE),
                object(field(
                        "restriction",
                        object(
                                field("id", id()),
                                field("createdAt", time()),
                                field("updatedAt", time()),
                                field("campaignId", exactly(CAMPAIGN)),
                                field("memberId", exactly(MEMBER)),
                                field("sourceId", exactly(SOURCE)),
                                field("campaignName", text()),
                                field("memberName", text()),
                                field("sourceName", text())))));
    }

    Call campaignStatus() {
        return careCycle(
                "End a customer's enrolment",
                "PATCH",
                "/v2/customers/campaign-status",
                """
                {"customerId": "%s", "campaignId": "%s", "status": "completed"}""".formatted(CUSTOMER, ENROLLED_CAMPAIGN),
                object(
                        field("success", exactly(true)),
                        field("previousStatus", oneOf("in_progress", "completed")),
                        field("newStatus", exactly("completed")),
                        field("customerCampaignId", exactly(ENROLMENT))));
    }

    Call transferConfig() {
        return careCycle(
                "Change where calls are transferred to",
                "PATCH",
                "/v2/campaigns/transfer-configs/" + TRANSFER_CONFIG,
                """
                {"warmTransfer": true, "warmMode": "immediate-summary"}""",
                object(field("transferConfig", transferConfigShape())));
    }

    /**
     * The page's fields, and three that came later: two of careCycle's newer documentation and {@code usable}, which is
     * Outdial's own.
     */
    private Shape transferConfigShape() {
        return object(
                field("id", exactly(TRANSFER_CONFIG)),
                field("createdAt", time()),
                field("updatedAt", time()),
                field("clientId", exactly(credentials.clientId().toString())),
                field("name", text()),
                field("routingConfigId", id().orNull()),
                field("type", oneOf("direct", "dynamic", "sip", "softphone")),
                field("warmTransfer", exactly(true)),
                field("directPhoneNumber", text().orNull()),
                field("dynamicOptions", dynamicOptions().orNull()),
                field("sipUri", text().orNull()),
                field("sipHeaders", text().orNull()),
                field("warmSummaryPrompt", text().orNull()),
                field("warmMode", exactly("immediate-summary")),
                field(
                        "softphoneFallbackType",
                        oneOf("appointment_booking", "phone_number").orNull()),
                field(
                        "softphoneHandoffStrategy",
                        oneOf("wait-for-operator", "immediate-transfer").orNull()),
                field("softphoneFallbackPhoneNumber", text().orNull()),
                field("appointmentBookingEnabled", trueOrFalse()),
                field("appointmentConfigId", id().orNull()),
                field("transferWaitingMessages", listOf(text()).orNull()),
                field("usable", trueOrFalse()));
    }

    private static Shape dynamicOptions() {
        return object(
                field("pingUrl", text().orNull()),
                field("method", oneOf("GET", "POST").orNull()),
                field("timeout", number().orNull()),
                field("headers", mapOf(text()).orNull()),
                field("body", mapOf(anything()).orNull()),
                field("transferNumberField", text().orNull()),
                field("transferNumber", text().orNull()),
                field(
                        "successConditions",
                        listOf(object(
                                        field("field", text()),
                                        field("operator", text()),
                                        field("value", text().orNull())))
                                .orNull()));
    }

    Call doNotCall() {
        String login =
                credentials.agent().userName() + ":" + credentials.agent().password();
        String basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return new Call(
                "Mark a record as do-not-call",
                "POST",
                "/api/v2/me/outbound-records/" + DoNotCallEvents.HANDLE,
                Map.of("Authorization", basic, "Content-Type", "application/json"),
                json(DoNotCallEvents.REQUEST),
                List.of(object(field("statusCode", exactly(0)))));
    }

    Call lead() {
        return new Call(
                "Add a lead to a campaign and start it",
                "POST",
                "/ca_apis/AddCampaignData",
                Map.of("apiKey", credentials.cloudAgent().apiKey(), "Content-Type", "application/json"),
                json("""
                        {"userName": "%s", "campaignName": "%s", "phoneNumber": "+12025550143", "action": "START"}""".formatted(credentials.cloudAgent().userName(), LEAD_CAMPAIGN)),
                List.of(
                        reply("SUCCESS", "SuccessFully Updated, Progressive was started"),
                        reply("Success", "Campaign " + LEAD_CAMPAIGN + " Is Already Started")));
    }

    private static Shape reply(String status, String message) {
        return object(field("status", exactly(status)), field("message", exactly(message)));
    }

    private Call careCycle(String title, String method, String path, String body, Shape answer) {
        return new Call(
                title,
                method,
                path,
                Map.of("x-api-key", credentials.apiKey(), "Content-Type", "application/json"),
                json(body),
                List.of(answer));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the demo's own request is no JSON: " + text, e);
        }
    }
}
