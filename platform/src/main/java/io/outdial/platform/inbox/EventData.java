package io.outdial.platform.inbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** Reads the data of an event. The document cannot state which data goes with which type. */
@ApplicationScoped
public class EventData {

    @Inject
    ObjectMapper json;

    /**
     * @param data as it came
     * @param eventType named where the data is refused
     * @throws Failure.NotValid if the data does not fit the type of the event
     */
    public <T> T read(JsonNode data, String eventType, Class<T> type) {
        try {
            return json.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .readValue(data);
        } catch (IOException e) {
            throw new Failure.NotValid(List.of(Issue.custom(
                    List.of("data"), "is not the data of " + eventType, "the fields of " + eventType, "object")));
        }
    }
}
