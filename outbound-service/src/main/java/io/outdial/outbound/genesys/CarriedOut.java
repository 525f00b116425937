package io.outdial.outbound.genesys;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import io.outdial.contract.outbound.GenesysSuccessDto;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * An operation that was carried out, with what the agent is told after the commit. Only the answer is stored for its
 * {@code Idempotency-Key}: a repetition changes nothing and so has no events.
 */
@RegisterForReflection
final class CarriedOut {

    private final GenesysSuccessDto answer;

    @JsonIgnore
    private final List<RecordEvent> events;

    private CarriedOut(GenesysSuccessDto answer, List<RecordEvent> events) {
        this.answer = answer;
        this.events = events;
    }

    static CarriedOut with(List<RecordEvent> events) {
        return new CarriedOut(new GenesysSuccessDto(0), events);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CarriedOut earlier(GenesysSuccessDto answer) {
        return new CarriedOut(answer, List.of());
    }

    @JsonValue
    GenesysSuccessDto answer() {
        return answer;
    }

    List<RecordEvent> events() {
        return events;
    }
}
