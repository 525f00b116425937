package io.outdial.outbound.record;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue.Kind;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;
import java.util.List;

/**
 * A {@code DoNotCallRecord} whose parameters are there and of their types (genesys-web-services.md §1.1); whether what
 * they name exists is another question.
 *
 * @param handle null in the form by number
 * @param callingList null only in the form by number: any list of the campaign
 * @param phoneNumber as given, null only in the form by handle: the record's own
 * @param numbers that it holds, none where it is null
 * @param referenceId null where the agent wants none back
 */
record DoNotCallRequest(
        Long handle,
        int applicationId,
        String campaignName,
        String callingList,
        String phoneNumber,
        List<PhoneNumber> numbers,
        ChainAttribute chain,
        String devicePath,
        String referenceId) {

    static final String NAME = "DoNotCallRecord";

    /**
     * @param region two-letter region that a national number is read in
     * @throws Failure.NotValid with every fault
     */
    static DoNotCallRequest read(RecordTarget target, OperationParameters parameters, String region) {
        Long handle = target instanceof RecordTarget.OfHandle of ? of.handle() : null;
        Integer applicationId = parameters.requiredInteger("applicationId");
        String campaignName = parameters.requiredText("campaignName");
        String callingList = handle == null ? parameters.text("callingList") : parameters.requiredText("callingList");
        String phoneNumber = handle == null ? parameters.requiredText("phoneNumber") : parameters.text("phoneNumber");
        List<PhoneNumber> numbers = phoneNumber == null ? List.of() : numbers(parameters, phoneNumber, region);
        String chain = parameters.choice("chainAttribute", ChainAttribute.words());
        String devicePath = parameters.requiredText("devicePath");
        String referenceId = parameters.text("referenceId");
        parameters.refuseIfFaulty();
        return new DoNotCallRequest(
                handle,
                applicationId,
                campaignName,
                callingList,
                phoneNumber == null ? null : phoneNumber.strip(),
                numbers,
                ChainAttribute.of(chain),
                devicePath,
                referenceId);
    }

    boolean wholeChain() {
        return chain == ChainAttribute.ALL_CHAIN;
    }

    /** An error that the agent sees is better than a mark that stops nobody. */
    private static List<PhoneNumber> numbers(OperationParameters parameters, String given, String region) {
        PhoneReading reading = PhoneReading.of(given, region);
        if (reading instanceof PhoneReading.Unreadable unreadable) {
            parameters.wrong(
                    "phoneNumber",
                    "is no phone number: " + unreadable.reason(),
                    "one phone number, or several",
                    Kind.INVALID_FORMAT);
        }
        return reading.all();
    }
}
