package io.outdial.outbound.cloudagent.report;

import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.record.CallFilter;
import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads which calls of a day are wanted, by fields that are called like those of the report.
 *
 * @param fault null where there is none
 */
record CallFilterReader(CallFilter filter, String fault) {

    /** @param region that numbers without a country code are read in */
    static CallFilterReader read(Fields fields, String region) {
        String status = given(fields, "Status");
        if (status != null
                && !status.equalsIgnoreCase(CallReportMapper.ANSWERED)
                && !status.equalsIgnoreCase(CallReportMapper.NOT_ANSWERED)) {
            return refused("Status should be only Answered/NotAnswered");
        }
        String phone = given(fields, "CallerID");
        Optional<PhoneNumber> number = Optional.ofNullable(phone).flatMap(text -> PhoneNumber.of(text, region));
        if (phone != null && number.isEmpty()) {
            return refused("Invalid CallerID");
        }
        String ucid = given(fields, "UCID");
        UUID attempt = ucid == null ? null : uuid(ucid);
        if (ucid != null && attempt == null) {
            return refused("Invalid UCID");
        }
        List<String> phoneKeys = number.map(PhoneNumber::everyKey).orElse(null);
        return new CallFilterReader(
                new CallFilter(
                        null,
                        attempt,
                        given(fields, "AgentID"),
                        given(fields, "Skill"),
                        status == null ? null : status.equalsIgnoreCase(CallReportMapper.ANSWERED),
                        phoneKeys),
                null);
    }

    private static CallFilterReader refused(String fault) {
        return new CallFilterReader(null, fault);
    }

    /** Null where it is none. */
    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String given(Fields fields, String name) {
        String text = fields.text(name);
        return text == null || text.isEmpty() ? null : text;
    }
}
