package io.outdial.outbound.dialler;

import io.outdial.contract.outbound.PullRecordsDto;
import io.outdial.outbound.donotcall.DoNotCallService;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.pull.DiallerPullService;
import io.outdial.outbound.pull.DiallerPullService.Answer;
import io.outdial.outbound.pull.DiallerPullService.PullRequest;
import io.outdial.outbound.record.HeldRecordService;
import io.outdial.outbound.record.HeldRecordService.Held;
import io.outdial.outbound.record.RecordCommand;
import io.outdial.outbound.record.RecordOutcome;
import io.outdial.platform.registry.Client;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What diallers ask for, each in one transaction. */
@ApplicationScoped
class DiallerService {

    static final int LEASE_SECONDS = 300;

    @Inject
    DiallerPullService pulls;

    @Inject
    HeldRecordService records;

    @Inject
    DoNotCallService doNotCall;

    @WithTransaction
    Uni<Answer> pull(Client client, UUID campaignId, PullRecordsDto asked) {
        return pulls.pull(new PullRequest(
                client.id(),
                client.timeZone(),
                campaignId,
                Objects.requireNonNullElse(asked.max(), 1),
                Duration.ofSeconds(Objects.requireNonNullElse(asked.leaseSeconds(), LEASE_SECONDS)),
                Stream.of(asked.memberIds(), asked.skillIds())
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .collect(Collectors.toSet()),
                asked.agentsReady(),
                asked.dialler()));
    }

    @WithTransaction
    Uni<RecordOutcome> carryOut(Client client, Held held, RecordCommand command) {
        if (!(command instanceof RecordCommand.DoNotCall mark)) {
            return records.carryOut(held, command);
        }
        Agent asked = new Agent(client.id(), held.memberId(), client.region(), client.timeZone());
        return records.requireHeld(held)
                .chain(found -> doNotCall.mark(asked, mark, found, "dialler with attempt " + held.attemptId()))
                .chain(() -> records.outcome(held));
    }
}
