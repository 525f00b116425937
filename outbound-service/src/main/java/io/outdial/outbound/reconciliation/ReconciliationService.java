package io.outdial.outbound.reconciliation;

import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.peer.EnrollmentComparison;
import io.outdial.outbound.reconciliation.ComparedRecord.Standing;
import io.outdial.outbound.reconciliation.Mend.Kind;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Compares what this service and enrollment-service have, page by page, and mends what differs (ADR 63), at a second
 * look too (ADR 84). No transaction is open while the other service is asked.
 */
@ApplicationScoped
class ReconciliationService {

    private static final int RECORDS = 500;
    private static final int NUMBERS = 1_000;

    @Inject
    ReconciliationRepository repository;

    @Inject
    EnrollmentComparison enrollment;

    @Inject
    NumberHash hashes;

    @Inject
    MendService mends;

    @Inject
    Notices notices;

    @Inject
    KeyRegistry registry;

    @Inject
    ReconciliationConfig config;

    @Inject
    Vertx vertx;

    /**
     * What a step has come to.
     *
     * @param next where the next one begins; empty after the last
     */
    record Step(int compared, List<Mend> mends, Optional<Position> next) {

        /** What is still to be mended at a second look; what it has found besides may be on its way. */
        Step confirmedBy(Step second) {
            return new Step(
                    compared, mends.stream().filter(second.mends::contains).toList(), next);
        }
    }

    /** A first step. What this service says from then on is later than what it has said before. */
    Uni<Step> begin() {
        List<UUID> clients = clients();
        return enrollment.lastChain(clients).chain(repository::continueAfter).chain(() -> Position.first(clients)
                .map(this::step)
                .orElseGet(() -> Uni.createFrom().item(new Step(0, List.of(), Optional.empty()))));
    }

    Uni<Step> step(Position from) {
        return compare(from)
                .chain(first -> first.mends().isEmpty()
                        ? Uni.createFrom().item(first)
                        : pause().chain(() -> compare(from)).map(first::confirmedBy))
                .call(step -> carryOut(step.mends()));
    }

    private Uni<Step> compare(Position from) {
        return switch (from.part()) {
            case RECORDS -> records(from);
            case ENROLMENTS -> enrolments(from);
            case OPT_OUTS -> optOuts(from);
            case NUMBERS -> numbers(from);
        };
    }

    /** What has just happened in one of the services is known to the other one then. */
    private Uni<Void> pause() {
        return Uni.createFrom()
                .emitter(waiting -> vertx.setTimer(
                        Math.max(1, config.secondLookAfter().toMillis()), timer -> waiting.complete(null)));
    }

    private Uni<Step> records(Position from) {
        UUID client = from.clientId();
        long after = from.after().isEmpty() ? 0 : Long.parseLong(from.after());
        return repository.records(client, after, RECORDS).chain(page -> enrollment
                .suppressed(client, hashesOf(client, page.records()))
                .chain(suppressed -> enrollment
                        .chains(
                                client,
                                page.records().stream()
                                        .filter(record -> record.standing() != Standing.ENDED)
                                        .map(ComparedRecord::chainId)
                                        .distinct()
                                        .toList())
                        .map(chains -> ReconciliationRule.decide(
                                client, page.records(), chains, record -> reason(client, record.number(), suppressed))))
                .map(decided -> new Step(
                        page.records().size(),
                        decided,
                        page.size() < RECORDS
                                ? from.next(clients())
                                : Optional.of(from.behind(Long.toString(page.last()))))));
    }

    private Uni<Step> enrolments(Position from) {
        UUID client = from.clientId();
        UUID after = from.after().isEmpty() ? null : UUID.fromString(from.after());
        return enrollment.openEnrolments(client, after).chain(page -> repository
                .chains(
                        client,
                        page.enrolments().stream()
                                .flatMap(enrolment -> enrolment.chainIds().stream())
                                .toList())
                .map(chains -> new Step(
                        page.enrolments().size(),
                        ReconciliationRule.decide(
                                client,
                                page.enrolments(),
                                chain -> chains.get(chain).isPresent(),
                                chain -> chains.get(chain).isLost()),
                        page.next() == null
                                ? from.next(clients())
                                : Optional.of(from.behind(page.next().toString())))));
    }

    private Uni<Step> optOuts(Position from) {
        UUID client = from.clientId();
        UUID after = from.after().isEmpty() ? null : UUID.fromString(from.after());
        return enrollment.optOuts(client, after).chain(page -> repository
                .unlisted(client, page.numbers())
                .map(unlisted -> new Step(
                        page.numbers().size(),
                        unlisted.stream()
                                .map(number -> Mend.ofNumber(Kind.NUMBER_LISTED, client, number))
                                .toList(),
                        page.next() == null
                                ? from.next(clients())
                                : Optional.of(from.behind(page.next().toString())))));
    }

    private Uni<Step> numbers(Position from) {
        UUID client = from.clientId();
        return repository.numbers(client, from.after(), NUMBERS).chain(listed -> enrollment
                .suppressed(
                        client,
                        listed.stream()
                                .map(number -> hashes.of(client, number.key()))
                                .toList())
                .map(suppressed -> new Step(
                        listed.size(),
                        listed.stream()
                                .filter(number -> !suppressed.containsKey(hashes.of(client, number.key())))
                                .map(number -> Mend.ofNumber(Kind.NUMBER_TOLD, client, number))
                                .toList(),
                        listed.size() < NUMBERS
                                ? from.next(clients())
                                : Optional.of(from.behind(
                                        listed.get(listed.size() - 1).key())))));
    }

    private List<String> hashesOf(UUID client, List<ComparedRecord> records) {
        return records.stream()
                .flatMap(record -> record.number().keys().stream())
                .map(key -> hashes.of(client, key))
                .distinct()
                .toList();
    }

    /** By any of its keys; an erasure counts most. */
    private Optional<Boolean> reason(UUID client, PhoneNumber number, Map<String, Boolean> suppressed) {
        return number.keys().stream()
                .map(key -> suppressed.get(hashes.of(client, key)))
                .filter(Objects::nonNull)
                .reduce(Boolean::logicalOr);
    }

    private Uni<Void> carryOut(List<Mend> all) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(mend -> mends.carryOut(mend).invoke(notices::deliver))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private List<UUID> clients() {
        return registry.clients().stream().map(Client::id).toList();
    }
}
