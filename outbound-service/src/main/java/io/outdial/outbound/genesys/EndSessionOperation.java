package io.outdial.outbound.genesys;

import io.outdial.outbound.desk.DeskRepository;
import io.outdial.outbound.pull.PreviewSessionService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** {@code EndContactCenterSession}: who has left gets no records, and keeps none. */
@ApplicationScoped
class EndSessionOperation implements SessionOperation {

    @Inject
    DeskRepository desks;

    @Inject
    PreviewSessionService previews;

    @Override
    public String name() {
        return "EndContactCenterSession";
    }

    @Override
    public Uni<SessionOutcome> carryOut(SessionRequest request) {
        List<DeviceStateEvent> events = request.desk().isInSession()
                ? List.of(new DeviceStateEvent(
                        request.mapper().devices(request.desk().inSession(null))))
                : List.of();
        return previews.endAll(request.agent())
                .chain(() -> desks.end(request.agent()))
                .replaceWith(new SessionOutcome(List.of(), events));
    }
}
