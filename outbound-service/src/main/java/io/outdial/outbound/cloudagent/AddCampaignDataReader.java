package io.outdial.outbound.cloudagent;

import io.outdial.outbound.cloudagent.coding.Fields;
import java.util.Map;

/**
 * Reads what CloudAgent's clients really send. Never refuses; what makes no sense becomes a text that the rules refuse
 * in the page's words.
 */
public final class AddCampaignDataReader {

    /** A plus sign as some clients send it even inside of JSON, or encoded twice (cloudagent.md §3.7). */
    private static final String ENCODED_PLUS = "%2B";

    private AddCampaignDataReader() {}

    /** @param vocabulary whose spelling counts where a field is there in several */
    static AddCampaignDataRequest read(Fields fields, Vocabulary vocabulary) {
        return new AddCampaignDataRequest(
                fields.text(LeadField.API_KEY.spelling(vocabulary)),
                fields.text(LeadField.USER_NAME.spelling(vocabulary)),
                fields.text(LeadField.CAMPAIGN_NAME.spelling(vocabulary)),
                withPlus(fields.text(LeadField.PHONE_NUMBER.spelling(vocabulary))),
                fields.text(LeadField.NAME.spelling(vocabulary)),
                fields.text(LeadField.ACTION.spelling(vocabulary)),
                fields.text(LeadField.SKILL.spelling(vocabulary)),
                fields.text(LeadField.PRIORITY.spelling(vocabulary)),
                fields.text(LeadField.AGENT_ID.spelling(vocabulary)),
                fields.text(LeadField.EXPIRY_DATE.spelling(vocabulary)),
                fields.isTrue(LeadField.CHECK_DUPLICATE.spelling(vocabulary)),
                fields.isTrue(LeadField.SKIP_NAME_FIELD_VALIDATION.spelling(vocabulary)),
                columns(fields, vocabulary));
    }

    /** The form of the answer is no column where the path has such a field. */
    private static Map<String, String> columns(Fields fields, Vocabulary vocabulary) {
        Map<String, String> columns = fields.others(LeadField.SIMPLE_NAMES);
        if (vocabulary == Vocabulary.LEGACY) {
            columns.keySet().removeIf(name -> Fields.simple(name).equals(AnswerForm.FIELD));
        }
        return columns;
    }

    /** With the plus sign that some clients escape once too often. */
    public static String withPlus(String phoneNumber) {
        return phoneNumber != null && phoneNumber.regionMatches(true, 0, ENCODED_PLUS, 0, ENCODED_PLUS.length())
                ? "+" + phoneNumber.substring(ENCODED_PLUS.length())
                : phoneNumber;
    }
}
