package io.outdial.outbound.genesys;

import io.outdial.outbound.genesys.OperationRequest.CallingList;
import io.outdial.outbound.intake.AddedNumber;
import io.outdial.outbound.intake.NumberIntake;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.PhoneType;
import io.outdial.outbound.record.WindowKey;
import io.outdial.platform.failure.Issue.Kind;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code AddRecord} (genesys-web-services.md §2.2). */
@ApplicationScoped
class AddOperation implements RecordOperation {

    private static final int MAX_OTHER_FIELDS = 100;

    @Inject
    OperationService operations;

    @Inject
    NumberIntake intake;

    @Override
    public String name() {
        return "AddRecord";
    }

    @Override
    public Privilege privilege() {
        return Privilege.CAN_DIAL_ON_NEW_NUMBER;
    }

    @Override
    public boolean takes(RecordTarget target) {
        return target instanceof RecordTarget.ByParameters;
    }

    @Override
    public Uni<StoredNotifications> carryOut(Agent agent, RecordTarget target, OperationParameters parameters) {
        OperationRequest<AddedNumber> request = read(target, parameters, agent.region());
        AddedNumber added = request.command();
        return operations.carryOut(agent, request, privilege(), found -> intake.add(agent, found, added)
                .map(placed -> List.of(RecordEvent.acknowledging("AddRecordAcknowledge", request, found)
                        .ofHandle(placed.handle())
                        .withRecordField("phoneNumber", added.phone().given())
                        .withRecordField("chainId", placed.chainId())
                        .withRecordField("chainN", placed.chainN())
                        .withUserData("GSW_PHONE", added.phone().given())
                        .withUserData("GSW_CHAIN_ID", placed.chainId())
                        .withUserData("GSW_CHAIN_N", placed.chainN()))));
    }

    /** @param region two-letter region that a national number is read in */
    static OperationRequest<AddedNumber> read(RecordTarget target, OperationParameters parameters, String region) {
        return OperationRequest.read(target, parameters, CallingList.REQUIRED, own -> {
            for (String name : List.of("phoneNumber", "timeZone", "phoneType")) {
                own.missing(name, "string");
            }
            own.missing("from", "integer");
            own.missing("until", "integer");
            PhoneNumber phone = ContactParameters.phone(own, region);
            String zone = ContactParameters.timeZone(own);
            WindowKey window = new WindowKey(
                    zone == null ? List.of() : List.of(zone),
                    ContactParameters.second(own, "from"),
                    ContactParameters.second(own, "until"));
            if (window.inward().isEmpty()) {
                own.wrong(
                        "until", "leaves no time to call after from", "a quarter of an hour at least", Kind.TOO_SMALL);
            }
            return new AddedNumber(
                    phone,
                    own.choice("phoneType", PhoneType.class, null),
                    window,
                    own.longInteger("chainId"),
                    Objects.requireNonNullElse(own.fields("otherFields", MAX_OTHER_FIELDS), Map.of()));
        });
    }
}
