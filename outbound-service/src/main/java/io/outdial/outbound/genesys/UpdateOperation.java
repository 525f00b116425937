package io.outdial.outbound.genesys;

import io.outdial.outbound.genesys.OperationRequest.CallingList;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.PhoneType;
import io.outdial.outbound.record.RecordCommand.Update;
import io.outdial.outbound.record.RecordService;
import io.outdial.platform.failure.Issue.Kind;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.UndialledNumbers;
import io.outdial.platform.time.ZoneNames;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** {@code UpdateRecord} (genesys-web-services.md §2.1, §2.2). */
@ApplicationScoped
class UpdateOperation implements RecordOperation {

    private static final int LAST_SECOND_OF_THE_DAY = 86_399;

    @Inject
    OperationService operations;

    @Inject
    RecordService records;

    @Override
    public String name() {
        return "UpdateRecord";
    }

    @Override
    public boolean takes(RecordTarget target) {
        return target instanceof RecordTarget.OfHandle;
    }

    @Override
    public Uni<StoredNotifications> carryOut(Agent agent, RecordTarget target, OperationParameters parameters) {
        OperationRequest<Update> request = read(target, parameters, agent.region());
        return operations.carryOut(agent, request, found -> records.update(agent, found, request.command())
                .replaceWith(
                        List.of(RecordEvent.acknowledging("UpdateCallCompletionStatsAcknowledge", request, found))));
    }

    /** @param region two-letter region that a national number is read in */
    static OperationRequest<Update> read(RecordTarget target, OperationParameters parameters, String region) {
        return OperationRequest.read(
                target,
                parameters,
                CallingList.OPTIONAL,
                own -> new Update(
                        phone(own, region),
                        own.choice("phoneType", PhoneType.class, null),
                        timeZone(own),
                        own.integer("from", 0, LAST_SECOND_OF_THE_DAY),
                        own.integer("until", 0, LAST_SECOND_OF_THE_DAY)));
    }

    private static PhoneNumber phone(OperationParameters parameters, String region) {
        String given = parameters.text("phoneNumber");
        PhoneNumber number =
                given == null ? null : PhoneNumber.of(given, region).orElse(null);
        if (given != null && (number == null || UndialledNumbers.contain(number, region))) {
            parameters.wrong("phoneNumber", "is not one number to dial", "one phone number", Kind.INVALID_FORMAT);
        }
        return number;
    }

    private static String timeZone(OperationParameters parameters) {
        String name = parameters.text("timeZone");
        if (name != null && !ZoneNames.isKnown(name)) {
            parameters.wrong("timeZone", "is no time zone", "such as GMT or America/New_York", Kind.INVALID_VALUE);
        }
        return name;
    }
}
