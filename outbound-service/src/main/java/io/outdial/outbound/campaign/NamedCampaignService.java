package io.outdial.outbound.campaign;

import io.outdial.outbound.entry.EntryRepository;
import io.outdial.outbound.notice.CampaignState;
import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.platform.text.CanonicalText;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Campaigns by their names, as dialects know them. */
@ApplicationScoped
public class NamedCampaignService {

    @Inject
    EntryRepository entries;

    @Inject
    Notices notices;

    @Inject
    Clock clock;

    /**
     * A campaign that was asked into a position.
     *
     * @param campaign as it is now
     * @param isMoved whether it was in another one
     * @param notifications what its members are told of it, to be delivered after the commit
     */
    public record Move(CampaignState campaign, boolean isMoved, StoredNotifications notifications) {}

    /** Empty if the client has none of that name. */
    @WithSession
    public Uni<Optional<CampaignState>> find(UUID clientId, String name) {
        return id(clientId, name)
                .chain(id -> id == null
                        ? Uni.createFrom().item(Optional.empty())
                        : entries.get(Campaign.class, clientId, id).map(campaign -> Optional.of(campaign.state())));
    }

    /** Empty if the client has none of that name, or it is over. */
    @WithTransaction
    public Uni<Optional<Move>> move(UUID clientId, String name, String position) {
        return id(clientId, name)
                .chain(id ->
                        id == null ? Uni.createFrom().nullItem() : entries.getForUpdate(Campaign.class, clientId, id))
                .chain(campaign -> campaign == null || campaign.status.isOver()
                        ? Uni.createFrom().item(Optional.empty())
                        : move(campaign, position).map(Optional::of));
    }

    private Uni<Move> move(Campaign campaign, String position) {
        CampaignState before = campaign.state();
        boolean isMoved = !position.equals(campaign.position);
        if (isMoved) {
            campaign.position = position;
            campaign.updatedAt = clock.instant();
        }
        return entries.flush(Campaign.NAMES)
                .chain(() -> notices.storeChange(before, campaign.state()))
                .map(stored -> new Move(campaign.state(), isMoved, stored));
    }

    private Uni<UUID> id(UUID clientId, String name) {
        return entries.findId(Campaign.class, clientId, "name", CanonicalText.of(name));
    }
}
