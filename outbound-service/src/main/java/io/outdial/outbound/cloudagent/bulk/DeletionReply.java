package io.outdial.outbound.cloudagent.bulk;

import io.outdial.outbound.cloudagent.Reply;

/** What the sender of a deletion is answered; the spelling is the pages' own (cloudagent.md §2.4). */
final class DeletionReply {

    static final Reply DELETED = Reply.of("Success", "Deleted Successfully");
    static final Reply NOT_FOUND = Reply.of("Error", "No data found");
    static final Reply NO_CAMPAIGN = Reply.of("Error", "Campaign should not be null are empty");
    static final Reply UNKNOWN_CAMPAIGN = Reply.of("Error", "Passed campaign are invalid");
    static final Reply NO_PHONE_NUMBER = Reply.of("Error", "PhoneNumber should not be null are empty");
    static final Reply NO_PHONE_NUMBERS = Reply.of("Error", "PhoneNumbers should not be null are empty");
    static final Reply BUSY = Reply.of("error", BulkReply.BUSY);

    static final Reply NO_USER_NAME = Reply.of("error", "userName should not be empty");
    static final Reply NO_API_KEY = Reply.of("error", "apiKey should not be empty");
    static final Reply INVALID_USER = Reply.of("error", "userName or apiKey is Invalid");
    static final Reply INVALID_CAMPAIGN_NAME = Reply.of("error", "campaignName is Invalid");
    static final Reply INVALID_STATUS = Reply.of("error", "status should be only Success/Fail/Pending");
    static final Reply INVALID_AGENT = Reply.of("error", "please pass valid AgentId");
    static final Reply INVALID_SKILL = Reply.of("error", "please pass valid skill");

    private DeletionReply() {}

    static Reply tooMany(String what, int most) {
        return Reply.of("Error", "Only " + most + " " + what + " are allowed in a request");
    }

    static Reply deleted(int records) {
        return Reply.of("success", records + " Records Deleted Successfully");
    }
}
