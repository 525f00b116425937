package io.outdial.outbound.peer;

import io.outdial.contract.enrollment.ChainComparisonDto;
import io.outdial.contract.enrollment.ComparedChainDto;
import io.outdial.contract.enrollment.ComparedNumberDto;
import io.outdial.contract.enrollment.LastChainDto;
import io.outdial.contract.enrollment.LastChainQuestionDto;
import io.outdial.contract.enrollment.NumberComparisonDto;
import io.outdial.contract.enrollment.OpenEnrolmentPageDto;
import io.outdial.contract.enrollment.OptOutPageDto;
import io.outdial.contract.enrollment.OptedOutNumberDto;
import io.outdial.outbound.peer.OpenEnrolmentPage.OpenEnrolment;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.peer.PeerLookup;
import io.outdial.platform.peer.PeerUnavailable;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What enrollment-service has of chains and numbers, for comparison. */
@ApplicationScoped
@Startup
public class EnrollmentComparison {

    /** Name of the breaker, in metrics and tests. */
    public static final String BREAKER = "comparison";

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    @RestClient
    ComparisonClient client;

    private PeerLookup lookup;

    @PostConstruct
    void prepare() {
        lookup = new PeerLookup(BREAKER);
    }

    void warmUp(@Observes StartupEvent started) {
        lookup.warmUp(() -> client.compareChains(new ChainComparisonDto(NOBODY, List.of(0L))));
    }

    /**
     * Those of the chains that are known there.
     *
     * @param chainIds at most 500
     * @throws Failure.Unavailable if it does not answer
     */
    public Uni<Map<Long, KnownChain>> chains(UUID clientId, Collection<Long> chainIds) {
        if (chainIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        ChainComparisonDto question = new ChainComparisonDto(clientId, List.copyOf(chainIds));
        return answered(lookup.ask(() -> client.compareChains(question), answer -> answer.chains().stream()
                .collect(Collectors.toMap(ComparedChainDto::chainId, EnrollmentComparison::toChain))));
    }

    /**
     * Those of the numbers that are suppressed there, and whether because of an erasure.
     *
     * @param hashes at most 1,000
     * @throws Failure.Unavailable if it does not answer
     */
    public Uni<Map<String, Boolean>> suppressed(UUID clientId, Collection<String> hashes) {
        if (hashes.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        NumberComparisonDto question = new NumberComparisonDto(clientId, List.copyOf(hashes));
        return answered(lookup.ask(() -> client.compareNumbers(question), answer -> answer.numbers().stream()
                .collect(Collectors.toMap(ComparedNumberDto::hash, ComparedNumberDto::erased))));
    }

    /**
     * The next customers who must not be called.
     *
     * @param after null to begin
     * @throws Failure.Unavailable if it does not answer
     */
    public Uni<OptOutPage> optOuts(UUID clientId, UUID after) {
        OptOutPageDto question = new OptOutPageDto(clientId, after);
        return answered(lookup.ask(
                () -> client.listOptOuts(question),
                answer -> new OptOutPage(
                        answer.numbers().stream()
                                .map(EnrollmentComparison::toNumber)
                                .toList(),
                        answer.next())));
    }

    /**
     * The next enrolments whose customers are still to be called.
     *
     * @param after null to begin
     * @throws Failure.Unavailable if it does not answer
     */
    public Uni<OpenEnrolmentPage> openEnrolments(UUID clientId, UUID after) {
        OpenEnrolmentPageDto question = new OpenEnrolmentPageDto(clientId, after);
        return answered(lookup.ask(
                () -> client.listOpenEnrolments(question),
                answer -> new OpenEnrolmentPage(
                        answer.enrolments().stream()
                                .map(each -> new OpenEnrolment(
                                        each.enrolmentId(), each.customerId(), each.campaignId(), each.chainIds()))
                                .toList(),
                        answer.next())));
    }

    /**
     * The largest id of a chain that is known there; 0 if there is none.
     *
     * @throws Failure.Unavailable if it does not answer
     */
    public Uni<Long> lastChain(List<UUID> clientIds) {
        LastChainQuestionDto question = new LastChainQuestionDto(clientIds);
        return answered(lookup.ask(() -> client.findLastChain(question), LastChainDto::chainId));
    }

    private static PhoneNumber toNumber(OptedOutNumberDto number) {
        return new PhoneNumber(number.phone(), number.phoneKey(), number.otherPhoneKey(), number.phoneKey(), List.of());
    }

    private static <T> Uni<T> answered(Uni<T> answer) {
        return answer.onFailure(PeerUnavailable.class)
                .transform(failure -> new Failure.Unavailable("enrollment-service does not answer", SOON));
    }

    private static KnownChain toChain(ComparedChainDto chain) {
        return new KnownChain(
                chain.customerId(), chain.enrolmentId(), chain.endedAt(), chain.open(), chain.reportedEndAt());
    }
}
