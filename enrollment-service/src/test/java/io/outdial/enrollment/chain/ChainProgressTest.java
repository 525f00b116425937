package io.outdial.enrollment.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.enrollment.enrolment.EnrolmentStatus;
import io.outdial.enrollment.enrolment.StatusChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChainProgressTest {

    private static final UUID CAMPAIGN = UUID.randomUUID();
    private static final UUID ENROLMENT = UUID.randomUUID();
    private static final List<EnrolmentStatus> STATES = Stream.concat(
                    Stream.of(EnrolmentStatus.values()).filter(status -> status != EnrolmentStatus.PENDING),
                    Stream.of((EnrolmentStatus) null))
            .collect(Collectors.toCollection(ArrayList::new));

    /** What is known on the side of the receiver, which takes changes one after another. */
    private static final class Receiver {
        private final Map<Long, KnownChain> chains = new HashMap<>();
        private EnrolmentStatus status = EnrolmentStatus.AWAITING_CALL;
        private final List<StatusChange> history = new ArrayList<>();

        Receiver(long... known) {
            for (long chain : known) {
                chains.put(chain, new KnownChain(chain, CAMPAIGN, Set.of(ENROLMENT), 0, EnrolmentStatus.AWAITING_CALL));
            }
        }

        Receiver take(ChainChange... changes) {
            ChainProgress progress =
                    new ChainProgress(chains.values(), Map.of(ENROLMENT, status)).apply(List.of(changes));
            progress.changed().forEach(chain -> chains.put(chain.id(), chain));
            progress.statusChanges().forEach(change -> status = change.current());
            history.addAll(progress.statusChanges());
            return this;
        }

        String text() {
            return status + " " + chains.get(1L).status() + " " + chains.get(1L).version();
        }

        List<EnrolmentStatus> past() {
            return history.stream().map(StatusChange::current).toList();
        }
    }

    @Test
    void eachChangeIsARowOfTheHistory() {
        Receiver receiver = new Receiver(1)
                .take(change(1, 3, EnrolmentStatus.COMPLETED), change(1, 2, EnrolmentStatus.IN_PROGRESS));
        assertEquals(List.of(EnrolmentStatus.IN_PROGRESS, EnrolmentStatus.COMPLETED), receiver.past());
    }

    /** Every pair of states, whichever comes first, each once or twice. */
    @Test
    void theLaterStateOfAChainCountsHoweverTheyCome() {
        for (EnrolmentStatus earlier : STATES) {
            for (EnrolmentStatus later : STATES) {
                ChainChange first = change(1, 1, earlier);
                ChainChange second = change(1, 2, later);
                String inOrder = new Receiver(1).take(first).take(second).text();
                assertEquals(
                        inOrder,
                        new Receiver(1)
                                .take(first)
                                .take(first)
                                .take(second)
                                .take(first)
                                .take(second)
                                .text());
                assertEquals(
                        inOrder, new Receiver(1).take(second, first, second).text());
                String overtaken = new Receiver(1).take(second).take(first).text();
                assertEquals(new Receiver(1).take(second).text(), overtaken);
                if (earlier == null || !earlier.isTerminal()) {
                    assertEquals(inOrder, overtaken);
                }
            }
        }
    }

    /** Of several chains, in any order of any states: what is open goes on, and there is one end. */
    @Test
    void severalChainsHaveOneEnd() {
        for (EnrolmentStatus one : STATES) {
            for (EnrolmentStatus other : STATES) {
                List<ChainChange> changes = List.of(change(1, 1, one), change(2, 2, other));
                Receiver receiver = new Receiver(1, 2);
                changes.forEach(receiver::take);
                List<ChainChange> reversed = new ArrayList<>(changes);
                Collections.reverse(reversed);
                Receiver otherwise = new Receiver(1, 2);
                reversed.forEach(otherwise::take);
                assertEquals(receiver.status, otherwise.status);
                assertEquals(
                        receiver.status.isTerminal() ? 1 : 0,
                        receiver.past().stream()
                                .filter(EnrolmentStatus::isTerminal)
                                .count());
            }
        }
    }

    @Test
    void aChainThatNobodyKnowsIsKept() {
        ChainProgress progress = new ChainProgress(List.of(), Map.of())
                .apply(List.of(change(1, 5, EnrolmentStatus.COMPLETED), change(1, 4, EnrolmentStatus.IN_PROGRESS)));
        assertEquals(List.of(new KnownChain(1, CAMPAIGN, Set.of(), 5, EnrolmentStatus.COMPLETED)), progress.changed());
        assertEquals(List.of(), progress.statusChanges());
    }

    /** Once it is known, the enrolment has what follows. */
    @Test
    void anEnrolmentIsBroughtToWhereItsChainsAre() {
        ChainProgress progress = new ChainProgress(
                        List.of(new KnownChain(1, CAMPAIGN, Set.of(ENROLMENT), 5, EnrolmentStatus.COMPLETED)),
                        Map.of(ENROLMENT, EnrolmentStatus.AWAITING_CALL))
                .settle();
        assertEquals(
                List.of(new StatusChange(ENROLMENT, EnrolmentStatus.AWAITING_CALL, EnrolmentStatus.COMPLETED)),
                progress.statusChanges());
    }

    /** Each for itself: one of them has ended. */
    @Test
    void allEnrolmentsOfAChainFollowIt() {
        UUID joined = new UUID(0, 7);
        UUID ended = new UUID(0, 8);
        ChainProgress progress = new ChainProgress(
                        List.of(new KnownChain(
                                1, CAMPAIGN, Set.of(ENROLMENT, joined, ended), 0, EnrolmentStatus.AWAITING_CALL)),
                        Map.of(
                                ENROLMENT,
                                EnrolmentStatus.AWAITING_CALL,
                                joined,
                                EnrolmentStatus.PENDING,
                                ended,
                                EnrolmentStatus.CANCELLED))
                .apply(List.of(change(1, 1, EnrolmentStatus.IN_PROGRESS)));
        assertEquals(
                Set.of(
                        new StatusChange(ENROLMENT, EnrolmentStatus.AWAITING_CALL, EnrolmentStatus.IN_PROGRESS),
                        new StatusChange(joined, EnrolmentStatus.PENDING, EnrolmentStatus.IN_PROGRESS)),
                Set.copyOf(progress.statusChanges()));
    }

    private static ChainChange change(long chain, long version, EnrolmentStatus status) {
        return new ChainChange(chain, CAMPAIGN, version, status);
    }
}
