package io.outdial.outbound.campaign;

import io.outdial.contract.outbound.CampaignAnswerDto;
import io.outdial.contract.outbound.CampaignPageDto;
import io.outdial.contract.outbound.CampaignsApi;
import io.outdial.contract.outbound.CreateCampaignDto;
import io.outdial.contract.outbound.UpdateCampaignDto;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/campaigns} (carecycle.md §2.5). */
@Cancellable(false)
public class CampaignResource implements CampaignsApi {

    @Inject
    CampaignService campaigns;

    @Inject
    CampaignDetails details;

    @Inject
    Notices notices;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<CampaignPageDto> listCampaigns(
            Integer page, Integer limit, String sortBy, String sortOrder, String search, String status) {
        Client client = call.caller().client();
        return campaigns
                .list(
                        client.id(),
                        PageQuery.of(page, limit, sortBy, sortOrder, search),
                        status == null ? null : CampaignStatus.of(status))
                .chain(listed -> details.toDtos(client, listed))
                .map(listed -> new CampaignPageDto(
                        listed.numbers().itemsTotal(),
                        listed.numbers().currentPage(),
                        listed.numbers().nextPage(),
                        listed.numbers().prevPage(),
                        listed.items()));
    }

    @Override
    public Uni<CampaignAnswerDto> getCampaign(UUID campaignId, String includeClient) {
        Client client = call.caller().client();
        return campaigns
                .get(client.id(), campaignId)
                .chain(campaign -> details.toDto(client, campaign, Boolean.parseBoolean(includeClient)))
                .map(CampaignAnswerDto::new);
    }

    @Override
    public Uni<CampaignAnswerDto> createCampaign(CreateCampaignDto create, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, CampaignAnswerDto.class, () -> campaigns
                .create(clientId, create)
                .map(CampaignAnswerDto::new));
    }

    @Override
    public Uni<CampaignAnswerDto> updateCampaign(UUID campaignId, UpdateCampaignDto patch, String idempotencyKey) {
        UUID clientId = call.clientId();
        AtomicReference<StoredNotifications> told = new AtomicReference<>(StoredNotifications.NONE);
        return idempotency
                .once(call, idempotencyKey, CampaignAnswerDto.class, () -> campaigns
                        .update(clientId, campaignId, patch)
                        .invoke(updated -> told.set(updated.notifications()))
                        .map(updated -> new CampaignAnswerDto(updated.campaign())))
                .invoke(() -> notices.deliver(told.get()));
    }
}
