package io.outdial.enrollment.customer;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;
import io.outdial.platform.phone.UndialledNumbers;
import java.util.List;

/** Reads the phone number of a customer. */
final class CallerId {

    private static final String NAME = "callerId";

    private CallerId() {}

    /**
     * @param region that a number without a country code is read in
     * @throws Failure.NotValid if the text contains no number, several numbers, or a number that is never called
     */
    static PhoneNumber read(String text, String region) {
        PhoneReading reading = PhoneReading.of(text, region);
        if (!(reading instanceof PhoneReading.One one)) {
            throw notValid(
                    reading instanceof PhoneReading.Unreadable unreadable
                            ? "is not a phone number: " + unreadable.reason()
                            : "holds several phone numbers");
        }
        if (UndialledNumbers.contain(one.number(), region)) {
            throw notValid("is a number that nobody is called at");
        }
        return one.number();
    }

    private static Failure.NotValid notValid(String fault) {
        return new Failure.NotValid(
                List.of(Issue.custom(List.of(NAME), NAME + " " + fault, "a phone number", "string")));
    }
}
