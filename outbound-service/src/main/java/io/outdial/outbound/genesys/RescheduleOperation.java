package io.outdial.outbound.genesys;

import io.outdial.outbound.genesys.OperationRequest.CallingList;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.RecordCommand.Reschedule;
import io.outdial.outbound.record.RecordService;
import io.outdial.outbound.record.ResolvedReferences;
import io.outdial.platform.failure.Issue.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code RescheduleRecord}; its {@code timestamp} is in seconds (genesys-web-services.md §2.1). */
@ApplicationScoped
class RescheduleOperation implements RecordOperation {

    static final String PERSONAL = "Personal";
    private static final String CAMPAIGN = "Campaign";
    private static final Duration MAX_AHEAD = Duration.ofDays(365);

    @Inject
    Clock clock;

    @Inject
    OperationService operations;

    @Inject
    RecordService records;

    @Override
    public String name() {
        return "RescheduleRecord";
    }

    @Override
    public Privilege privilege() {
        return Privilege.CAN_RESCHEDULE;
    }

    @Override
    public boolean takes(RecordTarget target) {
        return target instanceof RecordTarget.OfHandle;
    }

    @Override
    public Uni<StoredNotifications> carryOut(Agent agent, RecordTarget target, OperationParameters parameters) {
        OperationRequest<Reschedule> request = read(target, parameters, clock.instant());
        Reschedule command = request.command();
        return operations.carryOut(agent, request, privilege(), found -> records.carryOut(
                        agent, found, allowed(command, found))
                .replaceWith(List.of(RecordEvent.acknowledging("ScheduledRecordRescheduleAcknowledge", request, found)
                        .withUserData("GSW_CALLBACK_TYPE", command.forMember() ? PERSONAL : CAMPAIGN)
                        .withUserData("GSW_DATE_TIME", command.at().getEpochSecond()))));
    }

    /** Who has the privilege may agree a time for a record that it does not have. */
    private static Reschedule allowed(Reschedule command, ResolvedReferences found) {
        return Privilege.CAN_RESCHEDULE_BEFORE_CALL.isIn(found.privileges()) ? command.orWaiting() : command;
    }

    static OperationRequest<Reschedule> read(RecordTarget target, OperationParameters parameters, Instant now) {
        return OperationRequest.read(target, parameters, CallingList.OPTIONAL, own -> {
            own.missing("callbackType", "string");
            String kind = own.choice("callbackType", List.of(PERSONAL, CAMPAIGN));
            Long seconds = own.requiredLong("timestamp");
            Instant at = seconds == null ? now : time(own, seconds, now);
            return new Reschedule(at, PERSONAL.equals(kind));
        });
    }

    private static Instant time(OperationParameters own, long seconds, Instant now) {
        long latest = now.plus(MAX_AHEAD).getEpochSecond();
        if (seconds <= now.getEpochSecond() || seconds > latest) {
            Kind kind = seconds > latest ? Kind.TOO_BIG : Kind.TOO_SMALL;
            own.wrong("timestamp", "must be in the future, and within a year", "seconds since 1970", kind);
            return now;
        }
        return Instant.ofEpochSecond(seconds);
    }
}
