package io.outdial.outbound.record;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue.Kind;
import io.outdial.platform.phone.PhoneNumber;

/**
 * A {@code DoNotCallRecord} whose parameters are there and of their types (genesys-web-services.md §1.1); whether what they name exists is another question.
 *
 * @param handle null in the form by number
 * @param callingList null only in the form by number: any list of the campaign
 * @param phone null only in the form by handle: the record's own
 * @param referenceId null where the agent wants none back
 */
record DoNotCallRequest(
        Long handle,
        int applicationId,
        String campaignName,
        String callingList,
        PhoneNumber phone,
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
        PhoneNumber phone = phone(
                parameters,
                handle == null ? parameters.requiredText("phoneNumber") : parameters.text("phoneNumber"),
                region);
        String chain = parameters.choice("chainAttribute", ChainAttribute.words());
        String devicePath = parameters.requiredText("devicePath");
        String referenceId = parameters.text("referenceId");
        parameters.refuseIfFaulty();
        return new DoNotCallRequest(
                handle,
                applicationId,
                campaignName,
                callingList,
                phone,
                ChainAttribute.of(chain),
                devicePath,
                referenceId);
    }

    boolean wholeChain() {
        return chain == ChainAttribute.ALL_CHAIN;
    }

    private static PhoneNumber phone(OperationParameters parameters, String given, String region) {
        if (given == null) {
            return null;
        }
        PhoneNumber phone = PhoneNumber.of(given, region).orElse(null);
        if (phone == null) {
            parameters.wrong("phoneNumber", "is no phone number", "digits, at most 64 characters", Kind.INVALID_FORMAT);
        }
        return phone;
    }
}
