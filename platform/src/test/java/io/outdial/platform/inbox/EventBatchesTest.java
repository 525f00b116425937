package io.outdial.platform.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.NullNode;
import io.opentelemetry.api.OpenTelemetry;
import io.outdial.contract.common.BatchedEventDto;
import io.outdial.contract.common.EventBatchDto;
import io.outdial.contract.common.EventOutcomeDto;
import io.outdial.contract.common.EventResultDto;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.trace.EventTraces;
import io.smallrye.mutiny.Uni;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One event that is refused does not hold up the others. */
class EventBatchesTest {

    private static final UUID CLIENT = UUID.randomUUID();

    private final EventBatches batches = new EventBatches(new EventTraces(OpenTelemetry.noop()));
    private final List<BatchedEventDto> events =
            IntStream.range(0, 50).mapToObj(n -> event("known")).toList();

    /** Fails with what is wrong with the first of its set that is not right, and applies nothing of it. */
    private static final class Receiver implements EventReceiver {

        final Set<UUID> applied = new HashSet<>();
        int transactions;

        private final Set<UUID> wrong;
        private final Throwable failure;

        Receiver(Set<UUID> wrong, Throwable failure) {
            this.wrong = wrong;
            this.failure = failure;
        }

        @Override
        public int maxTogether(String type) {
            return type.equals("known") ? 200 : 0;
        }

        @Override
        public Uni<Void> apply(List<ReceivedEvent> set) {
            transactions++;
            if (set.stream().anyMatch(event -> wrong.contains(event.id()))) {
                return Uni.createFrom().failure(failure);
            }
            set.forEach(event -> assertTrue(applied.add(event.id()), "applied twice"));
            return Uni.createFrom().voidItem();
        }
    }

    @Test
    void allTogetherIfNothingIsWrong() {
        Receiver receiver = new Receiver(Set.of(), null);
        assertEquals(Set.of(EventResultDto.APPLIED), new HashSet<>(results(receiver, events)));
        assertEquals(50, receiver.applied.size());
        assertEquals(1, receiver.transactions);
    }

    @Test
    void whatIsWrongIsFoundAndTheOthersAreApplied() {
        Set<UUID> wrong =
                Set.of(events.get(7).id(), events.get(8).id(), events.get(49).id());
        Receiver receiver = new Receiver(wrong, new Failure.NotFound("No client with this id"));
        List<EventOutcomeDto> outcomes = outcomes(receiver, events);
        assertEquals(
                events.stream().map(BatchedEventDto::id).toList(),
                outcomes.stream().map(EventOutcomeDto::id).toList());
        outcomes.forEach(outcome -> assertEquals(
                wrong.contains(outcome.id()) ? "REFUSED No client with this id" : "APPLIED null",
                outcome.result() + " " + outcome.reason()));
        assertEquals(47, receiver.applied.size());
        assertTrue(receiver.transactions < 30, () -> receiver.transactions + " transactions");
    }

    @Test
    void anUnknownTypeIsRefusedAndTheRestStands() {
        Receiver receiver = new Receiver(Set.of(), null);
        assertEquals(
                List.of(EventResultDto.APPLIED, EventResultDto.REFUSED, EventResultDto.APPLIED),
                results(receiver, List.of(events.get(0), event("unknown"), events.get(1))));
        assertEquals(2, receiver.applied.size());
    }

    @Test
    void whatComesTwiceIsAppliedOnce() {
        Receiver receiver = new Receiver(Set.of(), null);
        assertEquals(
                List.of(EventResultDto.APPLIED, EventResultDto.APPLIED),
                results(receiver, List.of(events.get(0), events.get(0))));
        assertEquals(1, receiver.applied.size());
    }

    @Test
    void anOutageAndAFaultAreToldApart() {
        List<EventResultDto> results = new ArrayList<>();
        for (Throwable failure : List.of(new SocketException("gone"), new IllegalStateException("a fault"))) {
            Receiver receiver = new Receiver(Set.of(events.get(0).id()), failure);
            results.addAll(results(receiver, events.subList(0, 2)));
        }
        assertEquals(
                List.of(EventResultDto.LATER, EventResultDto.APPLIED, EventResultDto.REFUSED, EventResultDto.APPLIED),
                results);
    }

    /** An answer that came too late would be none: what there is no time for is left to the next request. */
    @Test
    void whatThereIsNoTimeForIsSentAgain() {
        EventReceiver slow = new EventReceiver() {
            @Override
            public int maxTogether(String type) {
                return 1;
            }

            @Override
            public Uni<Void> apply(List<ReceivedEvent> set) {
                return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(700));
            }
        };
        assertEquals(
                List.of(EventResultDto.APPLIED, EventResultDto.APPLIED, EventResultDto.LATER),
                results(slow, events.subList(0, 3)));
    }

    private List<EventResultDto> results(EventReceiver receiver, List<BatchedEventDto> batch) {
        return outcomes(receiver, batch).stream().map(EventOutcomeDto::result).toList();
    }

    private List<EventOutcomeDto> outcomes(EventReceiver receiver, List<BatchedEventDto> batch) {
        return batches.receive(new EventBatchDto(batch), receiver)
                .await()
                .indefinitely()
                .outcomes();
    }

    private static BatchedEventDto event(String type) {
        return new BatchedEventDto(UUID.randomUUID(), type, CLIENT, Instant.EPOCH, NullNode.getInstance(), null);
    }
}
