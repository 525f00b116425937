package io.outdial.outbound.cloudagent.bulk;

import io.outdial.outbound.cloudagent.AddCampaignDataReader;
import io.outdial.outbound.cloudagent.NameRule;
import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.record.NewRecordRepository;
import io.outdial.outbound.record.RecordRemoval;
import io.outdial.outbound.record.RemovalFilter;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Deletes leads (cloudagent.md §2.4). */
@ApplicationScoped
class DeletionService {

    private static final int MAX_NUMBERS = 100;
    private static final int MAX_CAMPAIGNS = 100;

    @Inject
    NewRecordRepository records;

    @Inject
    DeletionTargetRepository targets;

    @Inject
    RecordRemoval removal;

    @Inject
    BulkTurnRepository turns;

    /**
     * Deletes the leads of a number in a campaign.
     *
     * @param name of the leads, null or empty where any is meant
     */
    Uni<Reply> delete(Client client, String campaignName, String phoneNumber, String name) {
        if (campaignName == null || campaignName.isEmpty()) {
            return reply(DeletionReply.NO_CAMPAIGN);
        }
        SqlCarrier database = records.database();
        return targets.find(database, client.id(), List.of(campaignName), null, null)
                .chain(found -> {
                    if (found.campaignIds().isEmpty()) {
                        return reply(DeletionReply.UNKNOWN_CAMPAIGN);
                    }
                    if (phoneNumber == null || phoneNumber.isEmpty()) {
                        return reply(DeletionReply.NO_PHONE_NUMBER);
                    }
                    RemovalFilter filter = RemovalFilter.ofName(NameRule.stored(name, false));
                    return database.inTransaction(transaction ->
                            remove(transaction, client, found.campaignIds(), List.of(phoneNumber), filter));
                });
    }

    /**
     * Deletes the leads of several numbers in several campaigns. One at a time.
     *
     * @throws io.outdial.platform.failure.Failure.OverQuota while another one of the client is under way
     */
    Uni<Reply> deleteAll(Client client, List<String> campaignNames, List<String> phoneNumbers) {
        Optional<Reply> refusal = refusal(campaignNames, phoneNumbers);
        if (refusal.isPresent()) {
            return reply(refusal.get());
        }
        return records.database().inTransaction(transaction -> turns.take(transaction, client.id())
                .chain(() -> targets.find(transaction, client.id(), campaignNames, null, null))
                .chain(found -> found.campaignIds().size()
                                < campaignNames.stream().distinct().count()
                        ? reply(DeletionReply.UNKNOWN_CAMPAIGN)
                        : remove(transaction, client, found.campaignIds(), phoneNumbers, RemovalFilter.ALL)));
    }

    private static Optional<Reply> refusal(List<String> campaignNames, List<String> phoneNumbers) {
        if (phoneNumbers.isEmpty()) {
            return Optional.of(DeletionReply.NO_PHONE_NUMBERS);
        }
        if (campaignNames.isEmpty()) {
            return Optional.of(DeletionReply.NO_CAMPAIGN);
        }
        if (phoneNumbers.size() > MAX_NUMBERS) {
            return Optional.of(DeletionReply.tooMany("PhoneNumbers", MAX_NUMBERS));
        }
        return campaignNames.size() > MAX_CAMPAIGNS
                ? Optional.of(DeletionReply.tooMany("Campaigns", MAX_CAMPAIGNS))
                : Optional.empty();
    }

    /** A text that is no telephone is the number of no lead. */
    private Uni<Reply> remove(
            SqlCarrier transaction, Client client, List<UUID> campaigns, List<String> given, RemovalFilter filter) {
        List<PhoneNumber> numbers = numbers(client, given);
        return numbers.isEmpty()
                ? reply(DeletionReply.NOT_FOUND)
                : removal.remove(transaction, client.id(), campaigns, numbers, filter)
                        .map(removed -> removed == 0 ? DeletionReply.NOT_FOUND : DeletionReply.DELETED);
    }

    /**
     * Deletes the leads of a campaign that a filter lets through, in steps that each are a transaction. One step of a
     * client is under way at a time.
     *
     * @throws io.outdial.platform.failure.Failure.OverQuota while another one of the client is under way
     */
    Uni<Reply> delete(Client client, FilteredDeletion deletion) {
        return targets.find(
                        records.database(),
                        client.id(),
                        List.of(deletion.campaignName()),
                        deletion.agentId(),
                        deletion.skill())
                .chain(found -> {
                    if (found.campaignIds().isEmpty()) {
                        return reply(DeletionReply.INVALID_CAMPAIGN_NAME);
                    }
                    if (deletion.agentId() != null && found.memberId() == null) {
                        return reply(DeletionReply.INVALID_AGENT);
                    }
                    if (deletion.skill() != null && found.skillId() == null) {
                        return reply(DeletionReply.INVALID_SKILL);
                    }
                    RemovalFilter filter =
                            new RemovalFilter(null, found.memberId(), found.skillId(), deletion.progress());
                    Uni<Integer> removed = deletion.phoneNumber() == null
                            ? removeSteps(client.id(), found.campaignIds().get(0), filter, 0, 0)
                            : removeNumber(client, found.campaignIds(), deletion.phoneNumber(), filter);
                    return removed.map(DeletionReply::deleted);
                });
    }

    private Uni<Integer> removeNumber(Client client, List<UUID> campaigns, String given, RemovalFilter filter) {
        List<PhoneNumber> numbers = numbers(client, List.of(given));
        return records.database()
                .inTransaction(transaction -> removal.remove(transaction, client.id(), campaigns, numbers, filter));
    }

    private Uni<Integer> removeSteps(
            UUID clientId, UUID campaignId, RemovalFilter filter, long lastHandle, int before) {
        return records.database()
                .inTransaction(transaction -> turns.take(transaction, clientId)
                        .chain(() -> removal.removeNext(transaction, clientId, campaignId, filter, lastHandle)))
                .chain(step -> step.isLast()
                        ? Uni.createFrom().item(before + step.removed())
                        : removeSteps(clientId, campaignId, filter, step.lastHandle(), before + step.removed()));
    }

    private static List<PhoneNumber> numbers(Client client, List<String> given) {
        return given.stream()
                .map(text -> PhoneNumber.of(AddCampaignDataReader.withPlus(text), client.region()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Uni<Reply> reply(Reply reply) {
        return Uni.createFrom().item(reply);
    }
}
