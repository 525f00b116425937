package io.outdial.outbound.cloudagent;

import io.outdial.contract.outbound.CloudAgentReplyDto;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * What a caller is answered, under HTTP 200. Status words and spelling are the page's own, byte for byte: clients
 * compare them (cloudagent.md §1.4).
 *
 * @param withData whether the key {@code data}, always null, stands in it: so it does in what the authentication layer
 *     answers
 * @param outcome what became of the lead, for {@link #OUTCOME_HEADER}: by its status a duplicate is a lead; null in an
 *     answer that an earlier release has kept
 */
@RegisterForReflection
public record Reply(String status, String message, boolean withData, String outcome) {

    static final String OUTCOME_HEADER = "X-Outdial-Outcome";

    private static final String REFUSED = "refused";
    private static final String DUPLICATE_OUTCOME = "duplicate";

    public static final Reply NO_CAMPAIGN_NAME = of("Error", "Please provide campaign details");
    public static final Reply UNKNOWN_CAMPAIGN = of("FAIL", "No User Found or Campaign Name is Invalid");
    public static final Reply NOT_OUTBOUND = of("Fail", "The selected campaign is not outbound");
    static final Reply INVALID_PHONE =
            of("error", "phone number should be numeric and must be between 3 to 16 digits and allows prefix +");
    static final Reply INVALID_PRIORITY = of("Error", "The priority value must be numeric and range from 0 to 99.");
    static final Reply INVALID_EXPIRY = of("Error", ExpiryRule.INVALID);
    static final Reply EXPIRY_PAST = of("Error", ExpiryRule.PAST);
    static final Reply NO_AGENT = of("FAIL", "Agent Is Empty!");
    static final Reply UNMAPPED_AGENT = of("FAIL", "Agent is not correctly mapped!");
    static final Reply INVALID_SKILL = of("FAIL", "Please provide valid skill");
    public static final Reply DO_NOT_CALL =
            of("FAIL", "PhoneNumber Added is a DND Number").withOutcome("do-not-call");
    public static final Reply DUPLICATE = of("SUCCESS", "Number Already Exist").withOutcome(DUPLICATE_OUTCOME);
    static final Reply DUPLICATE_IN_SKILLWISE =
            of("Success", "Number Already Existed").withOutcome(DUPLICATE_OUTCOME);

    /** A refusal, unless it is given another outcome. */
    public static Reply of(String status, String message) {
        return new Reply(status, message, false, REFUSED);
    }

    public static Reply of(AccessFault fault, Vocabulary vocabulary) {
        if (vocabulary == Vocabulary.LEGACY) {
            return of("FAIL", fault == AccessFault.INVALID_ACTION ? "Invalid action." : "No User Found");
        }
        return new Reply(
                "false",
                switch (fault) {
                    case NO_API_KEY -> "Api Key Should Not be Null or Empty.";
                    case NO_USER_NAME -> "Username Should Not be Null or Empty.";
                    case INVALID_USER -> "Invalid User Details";
                    case INVALID_ACTION -> "Invalid action.";
                    case NO_TOKEN -> "Token Should Not be Null or Empty.";
                    case INVALID_TOKEN -> "Invalid Token";
                    case TOKEN_EXPIRED -> "Token Expired";
                },
                true,
                REFUSED);
    }

    static Reply noCampaignName(Vocabulary vocabulary) {
        return vocabulary == Vocabulary.LEGACY ? UNKNOWN_CAMPAIGN : NO_CAMPAIGN_NAME;
    }

    Reply withStored(long handle) {
        return withOutcome("stored;handle=" + handle);
    }

    /** @param handle of the record there is, null where it is gone again */
    Reply withDuplicate(Long handle) {
        return handle == null ? this : withOutcome(DUPLICATE_OUTCOME + ";handle=" + handle);
    }

    private Reply withOutcome(String other) {
        return new Reply(status, message, withData, other);
    }

    public CloudAgentReplyDto toDto() {
        return new CloudAgentReplyDto(status, message, withData ? JsonNullable.of(null) : JsonNullable.undefined());
    }
}
