package io.outdial.enrollment.customer;

import io.outdial.enrollment.phone.GivenPhone;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;
import io.outdial.platform.phone.UndialledNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the phone numbers of a customer. */
final class CallerId {

    private static final String NAME = "callerId";
    private static final String PHONES = "phones";
    private static final String NUMBER = "number";
    private static final String TYPE = "type";

    private CallerId() {}

    /**
     * @param region that a number without a country code is read in
     * @throws Failure.NotValid if the text contains no number, several numbers, or a number that is never called
     */
    static PhoneNumber read(String text, String region) {
        return read(List.of(NAME), text, region);
    }

    /**
     * @param phones as the document has validated them; null for none
     * @param region that a number without a country code is read in
     * @throws Failure.NotValid if one of the texts contains no number, several numbers, or a number that is never
     *     called
     */
    static List<GivenPhone> readFurther(List<?> phones, String region) {
        List<GivenPhone> further = new ArrayList<>();
        for (Object each : phones == null ? List.of() : phones) {
            Map<?, ?> phone = (Map<?, ?>) each;
            List<String> path = List.of(PHONES, Integer.toString(further.size()), NUMBER);
            further.add(new GivenPhone(read(path, (String) phone.get(NUMBER), region), (String) phone.get(TYPE)));
        }
        return further;
    }

    private static PhoneNumber read(List<String> path, String text, String region) {
        PhoneReading reading = PhoneReading.of(text, region);
        if (!(reading instanceof PhoneReading.One one)) {
            throw notValid(
                    path,
                    reading instanceof PhoneReading.Unreadable unreadable
                            ? "is not a phone number: " + unreadable.reason()
                            : "holds several phone numbers");
        }
        if (UndialledNumbers.contain(one.number(), region)) {
            throw notValid(path, "is a number that nobody is called at");
        }
        return one.number();
    }

    private static Failure.NotValid notValid(List<String> path, String fault) {
        return new Failure.NotValid(
                List.of(Issue.custom(path, String.join(".", path) + " " + fault, "a phone number", "string")));
    }
}
