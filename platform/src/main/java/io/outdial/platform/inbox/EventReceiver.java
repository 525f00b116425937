package io.outdial.platform.inbox;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Applies the events that a service receives. */
public interface EventReceiver {

    /** How many events of this type may be applied by the same statements; 0 if nobody knows the type. */
    int maxTogether(String type);

    /**
     * Applies events in one transaction, each unless it was received before: all or, if it fails, none.
     *
     * @param set of one client and type
     */
    Uni<Void> apply(List<ReceivedEvent> set);
}
