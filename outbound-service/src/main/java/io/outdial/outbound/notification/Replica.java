package io.outdial.outbound.notification;

import jakarta.inject.Singleton;
import java.util.UUID;

/** This process, among those that hold sessions: a new one after each start. */
@Singleton
public final class Replica {

    private final UUID id = UUID.randomUUID();

    public UUID id() {
        return id;
    }
}
