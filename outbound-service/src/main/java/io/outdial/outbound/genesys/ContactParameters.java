package io.outdial.outbound.genesys;

import io.outdial.platform.failure.Issue.Kind;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.UndialledNumbers;
import io.outdial.platform.time.ZoneNames;

/** The parameters that say how and when somebody can be reached (genesys-web-services.md §2.1, §2.2). */
final class ContactParameters {

    private static final int LAST_SECOND_OF_THE_DAY = 86_399;

    private ContactParameters() {}

    /**
     * One number to dial; null where absent.
     *
     * @param region two-letter region that a national number is read in
     */
    static PhoneNumber phone(OperationParameters parameters, String region) {
        String given = parameters.text("phoneNumber");
        PhoneNumber number =
                given == null ? null : PhoneNumber.of(given, region).orElse(null);
        if (given != null && (number == null || UndialledNumbers.contain(number, region))) {
            parameters.wrong("phoneNumber", "is not one number to dial", "one phone number", Kind.INVALID_FORMAT);
        }
        return number;
    }

    static String timeZone(OperationParameters parameters) {
        String name = parameters.text("timeZone");
        if (name != null && !ZoneNames.isKnown(name)) {
            parameters.wrong("timeZone", "is no time zone", "such as GMT or America/New_York", Kind.INVALID_VALUE);
        }
        return name;
    }

    /** A second of the day; null where absent. */
    static Integer second(OperationParameters parameters, String name) {
        return parameters.integer(name, 0, LAST_SECOND_OF_THE_DAY);
    }
}
