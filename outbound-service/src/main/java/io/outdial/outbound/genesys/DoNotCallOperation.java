package io.outdial.outbound.genesys;

import io.outdial.outbound.donotcall.DoNotCallService;
import io.outdial.outbound.genesys.OperationRequest.CallingList;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.ChainAttribute;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.outbound.record.ResolvedReferences;
import io.outdial.platform.failure.Issue.Kind;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** {@code DoNotCallRecord}, by handle or by number (genesys-web-services.md §1). */
@ApplicationScoped
class DoNotCallOperation implements RecordOperation {

    private static final String NAME = "DoNotCallRecord";

    @Inject
    OperationService operations;

    @Inject
    DoNotCallService doNotCall;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Privilege privilege() {
        return Privilege.CAN_MARK_DO_NOT_CALL;
    }

    @Override
    public boolean takes(RecordTarget target) {
        return true;
    }

    @Override
    public Uni<StoredNotifications> carryOut(Agent agent, RecordTarget target, OperationParameters parameters) {
        OperationRequest<DoNotCall> request = read(target, parameters, agent.region());
        String reportedBy = "member " + agent.memberId() + " by " + NAME;
        return operations.carryOutForAll(agent, request, privilege(), found -> doNotCall
                .mark(agent, request.command(), found, reportedBy)
                .map(others -> new OperationService.Told(
                        List.of(acknowledgement(request, parameters.text("phoneNumber"), found)), others)));
    }

    /** @param region two-letter region that a national number is read in */
    static OperationRequest<DoNotCall> read(RecordTarget target, OperationParameters parameters, String region) {
        boolean isByHandle = target instanceof RecordTarget.OfHandle;
        return OperationRequest.read(
                target, parameters, isByHandle ? CallingList.REQUIRED : CallingList.OPTIONAL, own -> {
                    String phoneNumber = isByHandle ? own.text("phoneNumber") : own.requiredText("phoneNumber");
                    List<PhoneNumber> numbers = phoneNumber == null ? List.of() : numbers(own, phoneNumber, region);
                    // The page names no default; the record alone is the smaller surprise, and its number is listed
                    // either way.
                    return new DoNotCall(
                            numbers, own.choice("chainAttribute", ChainAttribute.class, ChainAttribute.RECORD_ONLY));
                });
    }

    /**
     * By handle: the record is named by its handle. By number: by the number. What the request left out and nothing
     * fills in is left out here too (genesys-web-services.md §1.3).
     *
     * @param phoneNumber as given, null where the request has none
     */
    static RecordEvent acknowledgement(
            OperationRequest<DoNotCall> request, String phoneNumber, ResolvedReferences found) {
        RecordEvent event = RecordEvent.acknowledging("DoNotCallAcknowledge", request, found)
                .withUserData("GSW_CHAIN_ATTR", WireName.of(request.command().chain()));
        if (phoneNumber == null) {
            return event.withUserData("GSW_PHONE", found.recordNumber().given());
        }
        String given = phoneNumber.strip();
        return (request.handle() == null ? event.withRecordField("phoneNumber", given) : event)
                .withUserData("GSW_PHONE", given);
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
