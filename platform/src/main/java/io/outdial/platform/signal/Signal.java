package io.outdial.platform.signal;

import io.outdial.platform.config.ServiceConfig;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.List;

/** Listens for every {@link SignalReceiver} of the service, on one connection. A service without one opens none. */
@ApplicationScoped
class Signal {

    private final Vertx vertx;
    private final ServiceConfig service;
    private final SignalConfig config;
    private final List<SignalReceiver> receivers;

    private SignalConnection connection;

    @Inject
    Signal(Vertx vertx, ServiceConfig service, SignalConfig config, @All List<SignalReceiver> receivers) {
        this.vertx = vertx;
        this.service = service;
        this.config = config;
        this.receivers = receivers;
    }

    /** After the receivers have prepared themselves. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) StartupEvent started) {
        List<SignalReceiver> needed =
                receivers.stream().filter(SignalReceiver::isNeeded).toList();
        if (!needed.isEmpty()) {
            connection = new SignalConnection(vertx, service.db(), config.heartbeat(), needed);
            connection.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (connection != null) {
            connection.stop();
        }
    }
}
