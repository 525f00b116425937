package io.outdial.transfer.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.outdial.transfer.config.DynamicOptions;
import io.outdial.transfer.config.TransferConfigView;
import io.outdial.transfer.dynamic.BodyTemplate;
import io.outdial.transfer.dynamic.HeaderTemplate;
import io.outdial.transfer.dynamic.PlaceholderValues;
import io.outdial.transfer.dynamic.UrlTemplate;
import io.outdial.transfer.ping.PingRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ping of a config with its placeholders filled for one call.
 *
 * @param request null if the config yields none that can be sent
 * @param body of the request as a tree, null if there is none
 * @param unknownVariables placeholders without a value
 */
record RenderedPing(PingRequest request, JsonNode body, List<String> unknownVariables) {

    private static final ObjectMapper JSON = new JsonMapper();

    static RenderedPing of(TransferConfigView plan, TransferCall call) {
        DynamicOptions options = plan.dynamicOptions();
        PlaceholderValues values = new PlaceholderValues(values(plan, call));
        try {
            String url = UrlTemplate.fill(options.pingUrl(), values).orElse(null);
            boolean post = options.method() == DynamicOptions.Method.POST;
            JsonNode body =
                    post && options.body() != null ? BodyTemplate.fill(JSON.valueToTree(options.body()), values) : null;
            Map<String, String> headers = headers(options.headers(), body != null, values);
            PingRequest request = url == null
                    ? null
                    : new PingRequest(
                            url, post, headers, body == null ? null : body.toString(), timeout(options.timeout()));
            return new RenderedPing(request, body, List.copyOf(values.unknown()));
        } catch (PlaceholderValues.TooLong e) {
            return new RenderedPing(null, null, List.copyOf(values.unknown()));
        }
    }

    /**
     * {@code customer.phone}, {@code campaign.id}, {@code transferConfig.id}, {@code transferConfig.name} and
     * {@code variables.…}.
     */
    private static Map<String, JsonNode> values(TransferConfigView plan, TransferCall call) {
        Map<String, JsonNode> values = new HashMap<>();
        values.put("transferConfig.id", TextNode.valueOf(plan.id().toString()));
        values.put("transferConfig.name", TextNode.valueOf(plan.name()));
        if (call.customerPhone() != null) {
            values.put("customer.phone", TextNode.valueOf(call.customerPhone()));
        }
        if (call.campaignId() != null) {
            values.put("campaign.id", TextNode.valueOf(call.campaignId().toString()));
        }
        call.variables().forEach((name, value) -> values.put("variables." + name, value));
        return values;
    }

    private static Map<String, String> headers(Map<String, String> templates, boolean body, PlaceholderValues values) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (templates != null) {
            templates.forEach((name, template) -> headers.put(name, HeaderTemplate.fill(template, values)));
        }
        addUnlessGiven(headers, "Accept", "application/json");
        if (body) {
            addUnlessGiven(headers, "Content-Type", "application/json");
        }
        return headers;
    }

    private static void addUnlessGiven(Map<String, String> headers, String name, String value) {
        if (headers.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
            headers.put(name, value);
        }
    }

    /** Null for the default of the service. */
    static Duration timeout(BigDecimal milliseconds) {
        return milliseconds == null || milliseconds.signum() <= 0
                ? null
                : Duration.ofMillis(
                        milliseconds.setScale(0, RoundingMode.CEILING).longValue());
    }
}
