package io.outdial.outbound.restriction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.outbound.peer.BlockedSources;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.request.CallersContext;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * From which sources agents get no call (ADR 0060). Answered from memory; what is looked at is asked for again in the
 * background every few seconds. While restrictions-service does not answer, its last answer holds for a while, and then
 * nobody can tell.
 */
@ApplicationScoped
public class SourceRestrictions {

    private static final Logger LOG = Logger.getLogger(SourceRestrictions.class);

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final int CONCURRENCY = 4;

    /** Of a refresh, so that it ends before the next. */
    private static final int ATTEMPTS = 3;

    private static final double NANOS = 1e9;

    private final BlockedSources peer;
    private final BlockedSourceCache cache;
    private volatile long answeredAt = System.nanoTime();

    @Inject
    SourceRestrictions(BlockedSources peer, BlockedSourcesConfig config, MeterRegistry metrics) {
        this.peer = peer;
        this.cache = new BlockedSourceCache(config.maxAge(), System::nanoTime);
        Gauge.builder("outdial.blocked.sources.age", this::secondsWithoutAnswer)
                .description("How long ago restrictions-service answered last, 0 while nobody is looked at")
                .baseUnit("seconds")
                .register(metrics);
    }

    /** The members of a campaign that one question is about. */
    private record Question(UUID clientId, UUID campaignId, List<UUID> memberIds) {

        Stream<MemberKey> keys() {
            return memberIds.stream().map(member -> new MemberKey(clientId, campaignId, member));
        }
    }

    /**
     * What the members may get, in the caller's transaction. The caller runs within {@link #whenKnown}: of members that
     * are looked at for the first time this fails, so that they are asked about outside of the transaction.
     *
     * @param memberIds at most {@link BlockedSources#MAX_MEMBERS}
     */
    public SourceAccess of(UUID clientId, UUID campaignId, Set<UUID> memberIds) {
        Map<UUID, Set<UUID>> blocked = new HashMap<>();
        Set<UUID> unknown = new HashSet<>();
        List<UUID> notAsked = new ArrayList<>();
        for (UUID member : memberIds) {
            BlockedSourceCache.Known known = cache.find(new MemberKey(clientId, campaignId, member));
            if (!known.isAsked()) {
                notAsked.add(member);
            } else if (known.sources() == null) {
                unknown.add(member);
            } else {
                blocked.put(member, known.sources());
            }
        }
        if (!notAsked.isEmpty()) {
            throw new NotAskedYet(clientId, campaignId, notAsked);
        }
        return new SourceAccess.OfMembers(blocked, unknown);
    }

    /**
     * Carries out work that calls {@link #of}. If it needs an answer that nobody has asked for yet, it is given up, its
     * transaction with it, and carried out again after restrictions-service was asked.
     */
    public <T> Uni<T> whenKnown(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure(NotAskedYet.class)
                .recoverWithUni(
                        failure -> CallersContext.resume(ask(question(failure))).chain(work::get))
                .onFailure(NotAskedYet.class)
                .transform(failure -> new Failure.Unavailable("The campaign has just changed", TRY_AGAIN_AFTER));
    }

    /** Whether work has failed only because somebody has to be asked first: {@link #whenKnown} carries it out again. */
    public static boolean comesAgain(Throwable failure) {
        return failure instanceof NotAskedYet;
    }

    /**
     * Everything that is looked at is asked for again. Whatever is not answered, is asked for sooner than the next
     * time: until then a restriction that was just made would not count.
     */
    @Scheduled(
            every = "${outdial.blocked-sources.refresh-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return refresh(questions(cache.keys()), ATTEMPTS);
    }

    private Uni<Void> refresh(List<Question> questions, int attempts) {
        return Multi.createFrom()
                .iterable(questions)
                .onItem()
                .transformToUni(question -> ask(question).map(isAnswered -> isAnswered ? null : question))
                .merge(CONCURRENCY)
                .collect()
                .asList()
                .chain(unanswered -> unanswered.isEmpty() || attempts == 1
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(TRY_AGAIN_AFTER)
                                .chain(() -> refresh(unanswered, attempts - 1)));
    }

    /**
     * Never fails.
     *
     * @return whether there was an answer
     */
    private Uni<Boolean> ask(Question question) {
        return peer.of(question.clientId(), question.campaignId(), question.memberIds())
                .invoke(answer -> {
                    answeredAt = System.nanoTime();
                    question.keys().forEach(key -> cache.put(key, answer.of(key.memberId()), answer.age()));
                })
                .replaceWith(true)
                .onFailure()
                .invoke(failure -> {
                    LOG.debug("Restrictions are not known", failure);
                    question.keys().forEach(cache::putUnanswered);
                })
                .onFailure()
                .recoverWithItem(false);
    }

    private double secondsWithoutAnswer() {
        return cache.keys().isEmpty() ? 0 : (System.nanoTime() - answeredAt) / NANOS;
    }

    private static Question question(NotAskedYet missing) {
        return new Question(missing.clientId(), missing.campaignId(), missing.memberIds());
    }

    /** As few as there can be. */
    private static List<Question> questions(Collection<MemberKey> keys) {
        Map<Question, List<UUID>> members = keys.stream()
                .collect(Collectors.groupingBy(
                        key -> new Question(key.clientId(), key.campaignId(), List.of()),
                        Collectors.mapping(MemberKey::memberId, Collectors.toList())));
        return members.entrySet().stream()
                .flatMap(campaign -> batches(campaign.getValue())
                        .map(batch -> new Question(
                                campaign.getKey().clientId(), campaign.getKey().campaignId(), batch)))
                .toList();
    }

    private static Stream<List<UUID>> batches(List<UUID> members) {
        int size = BlockedSources.MAX_MEMBERS;
        return IntStream.iterate(0, from -> from < members.size(), from -> from + size)
                .mapToObj(from -> members.subList(from, Math.min(members.size(), from + size)));
    }
}
