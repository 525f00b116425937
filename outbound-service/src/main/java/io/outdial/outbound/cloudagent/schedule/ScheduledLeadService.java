package io.outdial.outbound.cloudagent.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.outbound.cloudagent.AccessFault;
import io.outdial.outbound.cloudagent.LegacyLeads;
import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.cloudagent.Vocabulary;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.intake.BulkIntake;
import io.outdial.outbound.intake.IntakeOutcome;
import io.outdial.outbound.intake.Lead;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.answer.FailureMapping;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Adds the leads whose time has come, each once: one transaction takes some, adds each as a call of the older manual
 * would, and writes the answers. Any number of replicas may do so, killed at any moment (ADR 0052).
 */
@ApplicationScoped
class ScheduledLeadService {

    private static final Logger LOG = Logger.getLogger(ScheduledLeadService.class);

    private static final Reply FAILED = Reply.of("error", "The lead could not be stored");

    @Inject
    ScheduledLeadRepository repository;

    @Inject
    KeyRegistry registry;

    @Inject
    LegacyLeads leads;

    @Inject
    BulkIntake intake;

    @Inject
    ObjectMapper json;

    /** @return how many were taken together, of the limit at most */
    Uni<Integer> fireDue(int limit) {
        return repository
                .findDue(limit)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(0)
                        : fire(due).onFailure(failure -> !isPassing(failure)).recoverWithUni(failure -> fireEach(due)
                                .replaceWith(0)));
    }

    private Uni<Integer> fire(List<ScheduledLead> due) {
        return repository
                .database()
                .inTransaction(transaction -> repository.take(transaction, due).chain(taken -> Multi.createFrom()
                        .iterable(byClient(taken).entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(
                                ofClient -> fire(transaction, ofClient.getKey(), ofClient.getValue()))
                        .collect()
                        .asList()
                        .replaceWith(taken.size())));
    }

    /** What the database refuses is found by adding each alone, so that one lead never holds up the others. */
    private Uni<Void> fireEach(List<ScheduledLead> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(lead -> fire(List.of(lead))
                        .onFailure(ScheduledLeadRepository::isRefusal)
                        .recoverWithUni(failure -> refuse(lead, failure).replaceWith(1))
                        .onFailure(failure -> !isPassing(failure))
                        .recoverWithItem(failure -> leave(lead, failure)))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** A fault of the program loses no lead. */
    private static int leave(ScheduledLead due, Throwable failure) {
        LOG.errorf(failure, "Scheduled lead %d cannot be added", due.id());
        return 0;
    }

    private Uni<Void> refuse(ScheduledLead due, Throwable failure) {
        LOG.errorf("Scheduled lead %d is refused by the database: %s", due.id(), failure.toString());
        return repository.database().inTransaction(transaction -> repository
                .take(transaction, List.of(due))
                .chain(taken -> repository.answer(
                        transaction,
                        taken,
                        taken.stream().map(lead -> text(FAILED)).toList())));
    }

    /** Then all of them are still due. */
    private static boolean isPassing(Throwable failure) {
        return failure instanceof Failure.Unavailable
                || FailureMapping.isTransient(failure)
                || FailureMapping.isContention(failure);
    }

    private static Map<UUID, List<ScheduledLead>> byClient(List<ScheduledLead> taken) {
        Map<UUID, List<ScheduledLead>> byClient = new LinkedHashMap<>();
        taken.forEach(lead -> byClient.computeIfAbsent(lead.clientId(), id -> new ArrayList<>())
                .add(lead));
        return byClient;
    }

    private Uni<Void> fire(SqlCarrier transaction, UUID clientId, List<ScheduledLead> due) {
        Optional<Client> client = registry.client(clientId);
        if (client.isEmpty()) {
            Reply gone = Reply.of(AccessFault.INVALID_USER, Vocabulary.LEGACY);
            return repository.answer(
                    transaction, due, due.stream().map(lead -> text(gone)).toList());
        }
        List<Fields> calls = due.stream().map(this::leadOf).toList();
        List<Lead> read =
                calls.stream().map(call -> leads.read(call, client.get())).toList();
        return intake.add(transaction, clientId, read)
                .chain(outcomes -> repository.answer(transaction, due, responses(calls, outcomes)));
    }

    private List<String> responses(List<Fields> calls, List<IntakeOutcome> outcomes) {
        List<String> responses = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            responses.add(text(leads.answer(outcomes.get(i), calls.get(i))));
        }
        return responses;
    }

    private Fields leadOf(ScheduledLead due) {
        return SchedulePlan.leadOf(fieldsOf(due));
    }

    /** What the lead was kept with. */
    ObjectNode fieldsOf(ScheduledLead lead) {
        try {
            return (ObjectNode) json.readTree(lead.fields());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the fields of scheduled lead " + lead.id() + " are no JSON", e);
        }
    }

    private static String text(Reply reply) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", reply.status())
                .put("message", reply.message())
                .toString();
    }
}
