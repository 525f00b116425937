package io.outdial.outbound.pull;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.record.RecordService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Ends preview sessions in the caller's transaction: what the agent has goes to others. */
@ApplicationScoped
public class PreviewSessionService {

    @Inject
    PreviewSessionRepository sessions;

    @Inject
    RecordService records;

    /** The one of a campaign. */
    public Uni<Void> end(Agent agent, UUID campaignId) {
        return sessions.end(agent, campaignId)
                .chain(() -> sessions.held(agent, campaignId))
                .chain(handles -> giveBack(agent, handles));
    }

    /** All of them. */
    public Uni<Void> endAll(Agent agent) {
        return sessions.allHeld(agent).call(() -> sessions.endAll(agent)).chain(handles -> giveBack(agent, handles));
    }

    private Uni<Void> giveBack(Agent agent, List<Long> handles) {
        return Multi.createFrom()
                .iterable(handles)
                .onItem()
                .transformToUniAndConcatenate(handle -> records.giveBack(agent, handle))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
