package io.outdial.outbound.event;

import io.outdial.outbound.notice.Notices;
import io.outdial.platform.inbox.EventReceiver;
import io.outdial.platform.inbox.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Has events applied, and agents told of it once that is committed. */
@ApplicationScoped
class ReceivedEvents implements EventReceiver {

    @Inject
    EventService events;

    @Inject
    Notices notices;

    @Override
    public int maxTogether(String type) {
        return events.maxTogether(type);
    }

    @Override
    public Uni<Void> apply(List<ReceivedEvent> set) {
        return events.receive(set).invoke(notices::deliver).replaceWithVoid();
    }
}
