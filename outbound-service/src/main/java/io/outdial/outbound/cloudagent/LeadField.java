package io.outdial.outbound.cloudagent;

import io.outdial.outbound.cloudagent.coding.Fields;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of a lead that have a meaning, as today's page and the older manual spell them. */
public enum LeadField {
    API_KEY("apiKey", "api_key"),
    USER_NAME("userName", "userName"),
    CAMPAIGN_NAME("campaignName", "campaign_name"),
    PHONE_NUMBER("phoneNumber", "PhoneNumber"),
    NAME("Name", "Name"),
    ACTION("action", "action"),
    SKILL("skill", "skill"),
    PRIORITY("priority", "Priority"),
    AGENT_ID("agentId", "agentId"),
    EXPIRY_DATE("expiryDate", "ExpiryDate"),
    CHECK_DUPLICATE("checkDuplicate", "checkDuplicate"),
    SKIP_NAME_FIELD_VALIDATION("skipNameFieldValidation", "skipNameFieldValidation");

    /** Of all of them, see {@link Fields#simple}: the two spellings of one do not differ in it. */
    static final Set<String> SIMPLE_NAMES =
            Arrays.stream(values()).map(LeadField::simpleName).collect(Collectors.toUnmodifiableSet());

    private final String spelling;
    private final String legacySpelling;

    LeadField(String spelling, String legacySpelling) {
        this.spelling = spelling;
        this.legacySpelling = legacySpelling;
    }

    public String simpleName() {
        return Fields.simple(spelling);
    }

    String spelling(Vocabulary vocabulary) {
        return vocabulary == Vocabulary.LEGACY ? legacySpelling : spelling;
    }
}
