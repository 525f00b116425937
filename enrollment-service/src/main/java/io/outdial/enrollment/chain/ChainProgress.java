package io.outdial.enrollment.chain;

import io.outdial.enrollment.enrolment.EnrolmentProgressRule;
import io.outdial.enrollment.enrolment.EnrolmentStatus;
import io.outdial.enrollment.enrolment.StatusChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Works out what becomes of chains, and of the enrolments that have them: change by change, so that the history says
 * what happened. A change that is not newer than what is known changes nothing.
 */
final class ChainProgress {

    private final Map<Long, KnownChain> chains = new HashMap<>();
    private final Map<UUID, Map<Long, EnrolmentStatus>> byEnrolment = new HashMap<>();
    private final Map<Long, KnownChain> changed = new LinkedHashMap<>();
    private final Map<UUID, EnrolmentStatus> enrolments;
    private final List<StatusChange> statusChanges = new ArrayList<>();

    /**
     * @param known with all other chains of their enrolments
     * @param enrolments their statuses
     */
    ChainProgress(Collection<KnownChain> known, Map<UUID, EnrolmentStatus> enrolments) {
        known.forEach(this::put);
        this.enrolments = new HashMap<>(enrolments);
    }

    /** @param changes in any order */
    ChainProgress apply(Collection<ChainChange> changes) {
        changes.stream().sorted(Comparator.comparingLong(ChainChange::version)).forEach(this::apply);
        return this;
    }

    /** Of enrolments that may not have what follows from their chains. */
    ChainProgress settle() {
        List.copyOf(enrolments.keySet()).forEach(this::settle);
        return this;
    }

    private void apply(ChainChange change) {
        KnownChain before = chains.getOrDefault(change.chainId(), KnownChain.unknown(change));
        if (change.version() > before.version()) {
            KnownChain after = before.with(change);
            put(after);
            changed.put(after.id(), after);
            after.enrolmentIds().stream()
                    .filter(enrolments::containsKey)
                    .sorted()
                    .forEach(this::settle);
        }
    }

    private void put(KnownChain chain) {
        chains.put(chain.id(), chain);
        chain.enrolmentIds().forEach(enrolment -> byEnrolment
                .computeIfAbsent(enrolment, first -> new HashMap<>())
                .put(chain.id(), chain.status()));
    }

    private void settle(UUID enrolmentId) {
        EnrolmentStatus before = enrolments.get(enrolmentId);
        EnrolmentStatus after = EnrolmentProgressRule.decide(
                before,
                byEnrolment.getOrDefault(enrolmentId, Map.of()).values().stream()
                        .filter(Objects::nonNull)
                        .toList());
        if (after != before) {
            enrolments.put(enrolmentId, after);
            statusChanges.add(new StatusChange(enrolmentId, before, after));
        }
    }

    /** The chains that are not what they were. */
    List<KnownChain> changed() {
        return List.copyOf(changed.values());
    }

    List<StatusChange> statusChanges() {
        return List.copyOf(statusChanges);
    }
}
