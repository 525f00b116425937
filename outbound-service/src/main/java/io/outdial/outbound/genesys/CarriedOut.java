package io.outdial.outbound.genesys;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import io.outdial.contract.outbound.GenesysSuccessDto;
import io.outdial.outbound.notification.StoredNotifications;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An operation that was carried out, with what the agent is told after the commit. Only the answer is stored for its
 * {@code Idempotency-Key}: a repetition changes nothing and so has no events.
 */
@RegisterForReflection
final class CarriedOut {

    private final GenesysSuccessDto answer;

    @JsonIgnore
    private final StoredNotifications notifications;

    private CarriedOut(GenesysSuccessDto answer, StoredNotifications notifications) {
        this.answer = answer;
        this.notifications = notifications;
    }

    static CarriedOut with(StoredNotifications notifications) {
        return new CarriedOut(new GenesysSuccessDto(0), notifications);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CarriedOut earlier(GenesysSuccessDto answer) {
        return new CarriedOut(answer, StoredNotifications.NONE);
    }

    @JsonValue
    GenesysSuccessDto answer() {
        return answer;
    }

    StoredNotifications notifications() {
        return notifications;
    }
}
