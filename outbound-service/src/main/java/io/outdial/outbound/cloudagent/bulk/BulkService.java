package io.outdial.outbound.cloudagent.bulk;

import io.outdial.outbound.cloudagent.AddCampaignDataRequest;
import io.outdial.outbound.cloudagent.LeadReader;
import io.outdial.outbound.cloudagent.PriorityRule;
import io.outdial.outbound.cloudagent.PrioritySettings;
import io.outdial.outbound.cloudagent.Vocabulary;
import io.outdial.outbound.intake.BulkIntake;
import io.outdial.outbound.intake.IntakeOutcome;
import io.outdial.outbound.intake.Lead;
import io.outdial.platform.caller.Call;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Takes the leads of bulk requests into campaigns. */
@ApplicationScoped
class BulkService {

    private static final int MAX_ROWS_V4 = 500;
    private static final int MAX_ROWS_LEGACY = 200;

    @Inject
    BulkIntake intake;

    @Inject
    BulkTurnRepository turns;

    @Inject
    Idempotency idempotency;

    @Inject
    PrioritySettings priorities;

    /** @param idempotencyKey null where the caller sent none */
    Uni<BulkReply> addV4(Call call, BulkOrder order, String idempotencyKey) {
        return carryOut(
                        call,
                        order,
                        MAX_ROWS_V4,
                        idempotencyKey,
                        (connection, leads) -> order.replaces()
                                ? connection.inTransaction(
                                        transaction -> intake.replace(transaction, call.clientId(), leads))
                                : intake.add(connection, call.clientId(), leads))
                .map(reply -> reply.rows() == null ? reply : new BulkReply("success", null, reply.rows()));
    }

    /**
     * One at a time.
     *
     * @throws io.outdial.platform.failure.Failure.OverQuota while another one of the client is under way
     */
    Uni<BulkReply> addLegacy(Call call, BulkOrder order, String idempotencyKey) {
        return carryOut(
                call,
                order,
                MAX_ROWS_LEGACY,
                idempotencyKey,
                (connection, leads) -> connection.inTransaction(transaction -> turns.take(transaction, call.clientId())
                        .chain(() -> intake.add(transaction, call.clientId(), leads))));
    }

    private interface Intake {
        Uni<List<IntakeOutcome>> add(SqlCarrier connection, List<Lead> leads);
    }

    private Uni<BulkReply> carryOut(Call call, BulkOrder order, int maxRows, String idempotencyKey, Intake work) {
        if (order.campaignName() == null || order.campaignName().isEmpty()) {
            return Uni.createFrom().item(BulkReply.NO_CAMPAIGN_NAME);
        }
        BulkTable table = BulkTableReader.read(order.bulkData(), maxRows);
        Optional<BulkFault> fault = table.fault(maxRows);
        if (fault.isPresent()) {
            return Uni.createFrom()
                    .item(fault.get() == BulkFault.NO_TABLE ? BulkReply.NO_TABLE : BulkReply.tooManyRows(maxRows));
        }
        List<BulkLead> leads = read(call, order, table.checked());
        return idempotency.once(call, idempotencyKey, BulkReply.class, connection -> work.add(
                        connection, leads.stream().map(BulkLead::lead).toList())
                .map(outcomes -> BulkAnswerRule.answer(leads, outcomes)));
    }

    private List<BulkLead> read(Call call, BulkOrder order, BulkTable table) {
        PriorityRule rule = priorities.of(Vocabulary.LEGACY);
        BulkColumns columns = new BulkColumns(table.columns());
        return table.rows().stream()
                .map(row -> {
                    String phoneNumber = columns.phoneNumber(row);
                    if (row.fault() != null) {
                        return BulkLead.unreadable(row, phoneNumber, order.campaignName());
                    }
                    AddCampaignDataRequest request = columns.lead(row, order);
                    return new BulkLead(
                            row,
                            phoneNumber,
                            request,
                            LeadReader.read(request, rule, call.caller().client()));
                })
                .toList();
    }
}
