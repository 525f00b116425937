package io.outdial.enrollment.lead;

import io.outdial.contract.enrollment.LeadRecordDto;
import io.outdial.contract.enrollment.LeadsApi;
import io.outdial.contract.enrollment.UploadLeadsDto;
import io.outdial.contract.enrollment.UploadedLeadsDto;
import io.outdial.enrollment.directory.CampaignDirectory;
import io.outdial.enrollment.peer.DirectoryKey;
import io.outdial.platform.caller.Call;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/leads/upload} (carecycle.md §2.7). */
@Cancellable(false)
public class LeadResource implements LeadsApi {

    @Inject
    LeadService leads;

    @Inject
    CampaignDirectory directory;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<UploadedLeadsDto> uploadLeads(UploadLeadsDto body, String idempotencyKey) {
        Caller caller = call.caller();
        Set<DirectoryKey> named = new HashSet<>();
        body.records().stream()
                .map(LeadRecordDto::sourceId)
                .filter(Objects::nonNull)
                .map(LeadRule::source)
                .forEach(named::add);
        if (body.campaignId() != null) {
            named.add(DirectoryKey.campaign(body.campaignId()));
        }
        return idempotency.once(
                call,
                idempotencyKey,
                UploadedLeadsDto.class,
                () -> named.isEmpty()
                        ? Uni.createFrom().item(Map.of())
                        : directory.find(caller.clientId(), named).invoke(found -> {
                            if (body.campaignId() != null
                                    && !found.containsKey(DirectoryKey.campaign(body.campaignId()))) {
                                throw new Failure.NotFound("No campaign with this id");
                            }
                        }),
                found -> leads.load(
                        caller,
                        body.campaignId(),
                        LeadBatch.of(body.records(), caller.client().region(), found)));
    }
}
