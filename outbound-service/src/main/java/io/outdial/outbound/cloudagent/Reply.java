package io.outdial.outbound.cloudagent;

import io.outdial.contract.outbound.CloudAgentReplyDto;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * What a caller is answered, under HTTP 200. Status words and spelling are the page's own, byte for byte: clients
 * compare them (cloudagent.md §1.4).
 *
 * @param withData whether the key {@code data}, always null, stands in it: so it does in what the authentication layer
 *     answers
 */
record Reply(String status, String message, boolean withData) {

    static final Reply INVALID_ACTION = ofAuthentication("Invalid action.");
    static final Reply NO_API_KEY = ofAuthentication("Api Key Should Not be Null or Empty.");
    static final Reply NO_USER_NAME = ofAuthentication("Username Should Not be Null or Empty.");
    static final Reply INVALID_USER = ofAuthentication("Invalid User Details");

    static final Reply NO_CAMPAIGN_NAME = of("Error", "Please provide campaign details");
    static final Reply UNKNOWN_CAMPAIGN = of("FAIL", "No User Found or Campaign Name is Invalid");
    static final Reply NOT_OUTBOUND = of("Fail", "The selected campaign is not outbound");
    static final Reply INVALID_PHONE =
            of("error", "phone number should be numeric and must be between 3 to 16 digits and allows prefix +");
    static final Reply INVALID_PRIORITY = of("Error", "The priority value must be numeric and range from 0 to 99.");
    static final Reply INVALID_EXPIRY =
            of("Error", "Invalid date format. Please pass date in format yyyy-MM-dd HH:mm:ss or yyyy-MM-dd");
    static final Reply EXPIRY_PAST = of("Error", "The expiry date and time must be in the future");
    static final Reply NO_AGENT = of("FAIL", "Agent Is Empty!");
    static final Reply UNMAPPED_AGENT = of("FAIL", "Agent is not correctly mapped!");
    static final Reply INVALID_SKILL = of("FAIL", "Please provide valid skill");
    static final Reply DO_NOT_CALL = of("FAIL", "PhoneNumber Added is a DND Number");
    static final Reply DUPLICATE = of("SUCCESS", "Number Already Exist");
    static final Reply DUPLICATE_IN_SKILLWISE = of("Success", "Number Already Existed");

    static Reply of(String status, String message) {
        return new Reply(status, message, false);
    }

    private static Reply ofAuthentication(String message) {
        return new Reply("false", message, true);
    }

    CloudAgentReplyDto toDto() {
        return new CloudAgentReplyDto(status, message, withData ? JsonNullable.of(null) : JsonNullable.undefined());
    }
}
