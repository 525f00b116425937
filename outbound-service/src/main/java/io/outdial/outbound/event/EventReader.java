package io.outdial.outbound.event;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.contract.outbound.EventDto;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** Reads what an event says. The document cannot state which data goes with which type. */
@ApplicationScoped
class EventReader {

    @Inject
    ObjectMapper json;

    /** @throws Failure.NotValid if the data is not what the type of the event wants */
    <T> T data(EventDto event, Class<T> type) {
        try {
            return json.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .readValue(event.data());
        } catch (IOException e) {
            throw new Failure.NotValid(List.of(Issue.custom(
                    List.of("data"),
                    "is not the data of " + event.type().value(),
                    "the fields of " + event.type().value(),
                    "object")));
        }
    }
}
