package io.outdial.platform.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventSetsTest {

    /** Events as client and type: of {@code t} three go together, of {@code s} each goes alone. */
    @ParameterizedTest
    @CsvSource({
        "1t 1t 1t,             1t 1t 1t",
        "1t 1t 1t 1t,          1t 1t 1t | 1t",
        "1s 1s,                1s | 1s",
        "1t 2t 1t,             1t 1t | 2t",
        "1t 1s 2s 1t 1s 2t,    1t 1t | 1s | 2s | 1s | 2t",
        "1x 1t 1x,             1x | 1t | 1x"
    })
    void eventsOfAClientAndTypeGoTogether(String events, String sets) {
        assertEquals(
                sets,
                EventSets.of(
                                Arrays.stream(events.split(" "))
                                        .map(EventSetsTest::event)
                                        .toList(),
                                type -> List.of("x", "s", "", "t").indexOf(type))
                        .stream()
                        .map(set -> set.stream().map(EventSetsTest::text).collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(" | ")));
    }

    private static ReceivedEvent event(String text) {
        return new ReceivedEvent(
                UUID.randomUUID(), new UUID(0, text.charAt(0) - '0'), text.substring(1), NullNode.getInstance());
    }

    private static String text(ReceivedEvent event) {
        return event.clientId().getLeastSignificantBits() + event.type();
    }
}
