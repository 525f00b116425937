package io.outdial.outbound.enrolment;

import io.outdial.contract.enrollment.EnrolmentReceptionDto;
import io.outdial.outbound.intake.DuplicateTerms;
import io.outdial.outbound.intake.RecordIntake;
import io.outdial.outbound.intake.RecordRow.Telephone;
import io.outdial.outbound.intake.RowOptions;
import io.outdial.outbound.intake.RowReading;
import io.outdial.outbound.intake.RowTarget;
import io.outdial.outbound.record.KnownRecordRepository;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes records of customers whom enrollment-service has enrolled (ADR 59), in its caller's transaction. They go by the
 * entrance of whoever loads, into the default lists of their campaigns. An open record of one of the numbers is joined:
 * nobody is to be called twice for one campaign.
 */
@ApplicationScoped
public class EnrolmentIntake {

    private static final RowOptions OPTIONS = new RowOptions(DuplicateTerms.OPEN_RECORDS, null, false);

    @Inject
    EnrolmentCampaignRepository campaigns;

    @Inject
    EndedEnrolmentRepository ended;

    @Inject
    KnownRecordRepository known;

    @Inject
    RecordIntake intake;

    @Inject
    ReceptionService receptions;

    /**
     * Enrollment-service is told what has become of each. The numbers of all are locked at once, in their order, before
     * anything of one campaign is.
     *
     * @param begun of the client, each once
     */
    public Uni<Void> add(Client client, List<BegunEnrolment> begun) {
        return ended.connection().chain(transaction -> known.lock(transaction, client.id(), numbers(begun))
                .chain(() -> ended.find(transaction, client.id(), ids(begun, BegunEnrolment::id)))
                .map(over -> begun.stream()
                        .filter(enrolment -> !over.contains(enrolment.id()))
                        .toList())
                .chain(open -> open.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : receive(transaction, client, open)
                                .chain(received -> receptions.settle(transaction, client.id(), received))));
    }

    private Uni<List<Reception>> receive(SqlCarrier transaction, Client client, List<BegunEnrolment> begun) {
        Map<UUID, List<BegunEnrolment>> byCampaign = begun.stream()
                .collect(Collectors.groupingBy(BegunEnrolment::campaignId, LinkedHashMap::new, Collectors.toList()));
        return campaigns.find(transaction, client.id(), byCampaign.keySet()).chain(found -> campaigns
                .findSources(transaction, client.id(), ids(begun, BegunEnrolment::sourceId))
                .chain(sources -> Multi.createFrom()
                        .iterable(byCampaign.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(group -> add(
                                transaction,
                                client,
                                group.getKey(),
                                found.get(group.getKey()),
                                sources,
                                group.getValue()))
                        .collect()
                        .asList()
                        .map(groups -> groups.stream().flatMap(List::stream).toList())));
    }

    /** @param campaign null if it is gone */
    private Uni<List<Reception>> add(
            SqlCarrier transaction,
            Client client,
            UUID campaignId,
            EnrolmentCampaign campaign,
            Set<UUID> sources,
            List<BegunEnrolment> begun) {
        if (campaign == null || campaign.isOver()) {
            return Uni.createFrom().item(all(begun, EnrolmentReceptionDto.CAMPAIGN_OVER));
        }
        if (!campaign.isOutbound()) {
            return Uni.createFrom().item(all(begun, EnrolmentReceptionDto.NOT_DIALABLE));
        }
        List<RowReading> rows = begun.stream()
                .map(enrolment -> EnrolmentRow.of(enrolment, client.region(), sources))
                .toList();
        return intake.add(transaction, new RowTarget(client.id(), campaignId, null), OPTIONS, rows)
                .map(outcomes -> {
                    List<Reception> received = new ArrayList<>();
                    for (int i = 0; i < begun.size(); i++) {
                        received.add(Reception.of(begun.get(i), outcomes.get(i)));
                    }
                    return received;
                });
    }

    private static List<Reception> all(List<BegunEnrolment> begun, EnrolmentReceptionDto outcome) {
        return begun.stream()
                .map(enrolment -> Reception.none(enrolment, outcome))
                .toList();
    }

    private static Set<UUID> ids(List<BegunEnrolment> begun, Function<BegunEnrolment, UUID> id) {
        return begun.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static List<PhoneNumber> numbers(List<BegunEnrolment> begun) {
        return begun.stream()
                .flatMap(enrolment -> enrolment.numbers().stream())
                .map(Telephone::phone)
                .toList();
    }
}
