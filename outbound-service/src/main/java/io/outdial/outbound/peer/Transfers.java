package io.outdial.outbound.peer;

import io.outdial.contract.transfer.TransferAnswerDto;
import io.outdial.contract.transfer.TransferQuestionDto;
import io.outdial.contract.transfer.TransferRefusalDto;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.peer.PeerCall;
import io.outdial.platform.peer.PeerUnavailable;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks transfer-service where the calls of records go. */
@ApplicationScoped
public class Transfers {

    /** Name of the breaker, in metrics and tests. */
    public static final String BREAKER = "transfers";

    /** What transfer-service itself may take. */
    private static final Duration OWN_BUDGET = Duration.ofMillis(500);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final UUID NOBODY = new UUID(0, 0);

    @Inject
    @RestClient
    TransferClient client;

    private PeerCall call;

    /**
     * @param configIds the preferred one first
     * @param variables fields of the record, for the client's own system
     */
    public record Question(
            UUID clientId, List<UUID> configIds, String customerPhone, UUID campaignId, Map<String, Object> variables) {

        public Question {
            configIds = List.copyOf(configIds);
        }

        /** Does not show who is called. */
        @Override
        public String toString() {
            return "Question[" + configIds + "]";
        }
    }

    /**
     * @param resolution where the call goes, as transfer-service puts it; null if it is refused
     * @param refusal null if there is a resolution
     * @param configs what is known of the configs that exist, by their ids
     */
    public record Answer(Map<String, Object> resolution, Failure refusal, Map<UUID, ConfigFacts> configs) {}

    /**
     * @param fallbackNumber null if there is none
     * @param pingBudget how long the client's own system may take; zero if it is not asked
     */
    public record ConfigFacts(String fallbackNumber, Duration pingBudget) {}

    @PostConstruct
    void prepare() {
        call = new PeerCall(BREAKER);
    }

    void warmUp(@Observes StartupEvent started) {
        call.warmUp(() -> client.resolveTransferOfRecord(
                new TransferQuestionDto(NOBODY, List.of(NOBODY), "nobody", NOBODY, Map.of())));
    }

    /**
     * @param pingBudget how long the client's own system may take
     * @throws PeerUnavailable if there is no answer
     */
    public Uni<Answer> resolve(Question question, Duration pingBudget) {
        TransferQuestionDto dto = new TransferQuestionDto(
                question.clientId(),
                question.configIds(),
                question.customerPhone(),
                question.campaignId(),
                question.variables());
        return call.ask(OWN_BUDGET.plus(pingBudget), () -> client.resolveTransferOfRecord(dto)
                .map(Transfers::toAnswer));
    }

    private static Answer toAnswer(TransferAnswerDto answer) {
        return new Answer(
                answer.resolution(),
                answer.refusal() == null ? null : toFailure(answer.refusal()),
                answer.configs().stream()
                        .map(config -> Map.entry(
                                config.id(),
                                new ConfigFacts(config.fallbackNumber(), Duration.ofMillis(config.pingMillis()))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Failure toFailure(TransferRefusalDto refusal) {
        Function<String, Failure> kind =
                switch (refusal.code()) {
                    case NOT_FOUND -> Failure.NotFound::new;
                    case NOT_USABLE -> message -> new Failure.Refused(ErrorCode.NOT_USABLE, message);
                    case PING_FAILED -> message -> new Failure.Unavailable(message, RETRY_AFTER);
                };
        return kind.apply(refusal.message());
    }
}
