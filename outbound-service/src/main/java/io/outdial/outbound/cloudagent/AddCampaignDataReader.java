package io.outdial.outbound.cloudagent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads what CloudAgent's clients really send: keys in any letter case, numbers and booleans where the page says text
 * and the other way round. Never refuses; what makes no sense becomes a text that the rules refuse in the page's words.
 */
final class AddCampaignDataReader {

    /**
     * The keys of the page. Two spellings of the API key are in use; neither may end up among the columns of a lead.
     */
    private enum Field {
        API_KEY("apiKey"),
        USER_NAME("userName"),
        CAMPAIGN_NAME("campaignName"),
        PHONE_NUMBER("phoneNumber"),
        NAME("Name"),
        ACTION("action"),
        SKILL("skill"),
        PRIORITY("priority"),
        AGENT_ID("agentId"),
        EXPIRY_DATE("expiryDate"),
        CHECK_DUPLICATE("checkDuplicate"),
        SKIP_NAME_FIELD_VALIDATION("skipNameFieldValidation");

        private static final Map<String, Field> BY_LOWER_CASE = new HashMap<>();

        static {
            for (Field field : values()) {
                BY_LOWER_CASE.put(field.spelling.toLowerCase(Locale.ROOT), field);
            }
            BY_LOWER_CASE.put("api_key", API_KEY);
        }

        private final String spelling;

        Field(String spelling) {
            this.spelling = spelling;
        }

        static Field of(String key) {
            return BY_LOWER_CASE.get(key.toLowerCase(Locale.ROOT));
        }
    }

    /** A plus sign as some clients send it even inside of JSON (cloudagent.md §3.7). */
    private static final String ENCODED_PLUS = "%2B";

    private AddCampaignDataReader() {}

    /** @param body a JSON object; of a key in several spellings the page's own counts, else the first */
    static AddCampaignDataRequest read(JsonNode body) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        Map<String, String> columns = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            Field field = Field.of(entry.getKey());
            String value = text(entry.getValue());
            if (field == null) {
                columns.put(entry.getKey(), value);
            } else if (entry.getKey().equals(field.spelling)) {
                fields.put(field, value);
            } else {
                fields.putIfAbsent(field, value);
            }
        }
        return new AddCampaignDataRequest(
                fields.get(Field.API_KEY),
                fields.get(Field.USER_NAME),
                fields.get(Field.CAMPAIGN_NAME),
                withPlus(fields.get(Field.PHONE_NUMBER)),
                fields.get(Field.NAME),
                fields.get(Field.ACTION),
                fields.get(Field.SKILL),
                fields.get(Field.PRIORITY),
                fields.get(Field.AGENT_ID),
                fields.get(Field.EXPIRY_DATE),
                "true".equalsIgnoreCase(fields.get(Field.CHECK_DUPLICATE)),
                "true".equalsIgnoreCase(fields.get(Field.SKIP_NAME_FIELD_VALIDATION)),
                columns);
    }

    private static String withPlus(String phoneNumber) {
        return phoneNumber != null && phoneNumber.regionMatches(true, 0, ENCODED_PLUS, 0, ENCODED_PLUS.length())
                ? "+" + phoneNumber.substring(ENCODED_PLUS.length())
                : phoneNumber;
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asText().strip() : value.toString();
    }
}
