package io.outdial.platform.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.NullNode;
import io.outdial.platform.outbox.OutboxQueue.Claimed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryPlanTest {

    /** Events as attempt:kilobytes, deliveries as their positions. */
    @ParameterizedTest
    @CsvSource({
        "1:1 1:1 1:1,             0 1 2",
        "1:1 1:1 1:1 1:1,         0 1 2 | 3",
        "2:1,                     0",
        "1:1 2:1 1:1 3:1 1:1,     1 | 3 | 0 2 4",
        "1:200 1:100 1:100,       0 | 1 2",
        "1:300 1:1 1:300,         0 | 1 | 2",
        "1:255 1:1 1:1,           0 1 | 2"
    })
    void whatTravelsTogether(String events, String deliveries) {
        String[] all = events.split(" ");
        List<Claimed> claimed = Stream.iterate(0, n -> n < all.length, n -> n + 1)
                .map(n -> claimed(n, all[n].split(":")))
                .toList();
        assertEquals(
                deliveries,
                DeliveryPlan.of(claimed, 3).stream()
                        .map(delivery -> delivery.stream()
                                .map(event -> Long.toString(event.position()))
                                .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(" | ")));
    }

    /** Of a batch of 200 that was not answered: how many travel together at each attempt. */
    @ParameterizedTest
    @CsvSource({
        "1, 200, 200",
        "1, 201, 200 1",
        "2, 200, 50 50 50 50",
        "2, 60, 50 10",
        "3, 30, 12 12 6",
        "4, 7, 3 3 1",
        "5, 3, 1 1 1",
        "30, 2, 1 1"
    })
    void fewerTravelTogetherAfterEachFailure(int attempts, int events, String sizes) {
        String[] tried = {Integer.toString(attempts), "1"};
        List<Claimed> claimed = IntStream.range(0, events)
                .mapToObj(position -> claimed(position, tried))
                .toList();
        assertEquals(
                sizes,
                DeliveryPlan.of(claimed, 200).stream()
                        .map(delivery -> Integer.toString(delivery.size()))
                        .collect(Collectors.joining(" ")));
    }

    private static Claimed claimed(int position, String[] event) {
        return new Claimed(
                position,
                Integer.parseInt(event[0]),
                Integer.parseInt(event[1]) * 1024,
                new OutboxEvent(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "key",
                        "test",
                        Instant.EPOCH,
                        NullNode.getInstance(),
                        null));
    }
}
