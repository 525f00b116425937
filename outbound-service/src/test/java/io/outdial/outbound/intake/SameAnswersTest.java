package io.outdial.outbound.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.NewRecordRepository;
import io.outdial.platform.idempotency.Claim;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Any mix of leads leaves the same records and gets the same answers, whether they come one by one, from many callers
 * at once, or in one request. {@code -Dintake.leads=10000} makes it longer.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class SameAnswersTest {

    private static final int LEADS = Integer.getInteger("intake.leads", 1_500);
    private static final int CALLERS = 32;
    private static final List<String> CAMPAIGNS = List.of("Applies", "Ignores", "Unknown");

    @Inject
    IntakeService single;

    @Inject
    BulkIntake bulk;

    @Inject
    NewRecordRepository records;

    @Inject
    NumberHash hashes;

    final Rows rows = new Rows();

    /** @param slot leads of one slot are those of one telephone, and come one after the other */
    private record Sent(int slot, Lead lead) {}

    /** Answers and records, without what differs from client to client. */
    private record Left(List<String> answers, List<String> records) {}

    private interface Way {
        List<String> send(UUID client, List<Sent> leads);
    }

    @Test
    void singlyTogetherOrInBulk() {
        long seed = ThreadLocalRandom.current().nextLong();
        List<Sent> leads = leads(new Random(seed));
        Left singly = left(leads, this::oneByOne);
        assertTrue(singly.records().size() > LEADS / 4, "most leads are stored");
        assertEquals(singly, left(leads, this::inBulk), () -> "seed " + seed);
        assertEquals(singly, left(leads, this::atOnce), () -> "seed " + seed);
    }

    private List<Sent> leads(Random random) {
        List<Sent> leads = new ArrayList<>();
        for (int i = 0; i < LEADS; i++) {
            int slot = random.nextInt(LEADS / 3);
            LeadFault fault = random.nextInt(50) == 0 ? LeadFault.INVALID_PRIORITY : null;
            leads.add(new Sent(
                    slot,
                    new Lead(
                            new LeadTarget(CAMPAIGNS.get(Math.min(2, random.nextInt(40) / 19)), null, ""),
                            phone(slot, random.nextInt(3)),
                            random.nextInt(3),
                            null,
                            random.nextBoolean() ? "Cleo \uD83D\uDE00 {\"},\\" : null,
                            Map.of("i", Integer.toString(i), "city", "Pu'ne\n"),
                            random.nextBoolean(),
                            null,
                            fault)));
        }
        return leads;
    }

    /** Every fifth is a text with two readings, or one of them. */
    private static PhoneNumber phone(int slot, int spelling) {
        if (slot % 5 != 0) {
            return PhoneNumber.of((spelling == 0 ? "+1 202 " : "+1202") + (2_000_000 + slot), "DE")
                    .orElseThrow();
        }
        PhoneNumber two = PhoneNumber.of("4930" + (100_000 + slot), "DE").orElseThrow();
        return spelling == 0
                ? two
                : PhoneNumber.of(spelling == 1 ? two.key() : two.otherKey(), "DE")
                        .orElseThrow();
    }

    private List<String> oneByOne(UUID client, List<Sent> leads) {
        return leads.stream()
                .map(sent -> add(client, sent.lead(), null).await().indefinitely())
                .toList();
    }

    private List<String> inBulk(UUID client, List<Sent> leads) {
        return bulk
                .add(records.database(), client, leads.stream().map(Sent::lead).toList())
                .await()
                .indefinitely()
                .stream()
                .map(SameAnswersTest::word)
                .toList();
    }

    /** Every third lead has a key and is sent twice. */
    private List<String> atOnce(UUID client, List<Sent> leads) {
        String[] answers = new String[leads.size()];
        List<CompletableFuture<?>> callers = IntStream.range(0, CALLERS)
                .<CompletableFuture<?>>mapToObj(caller -> Multi.createFrom()
                        .items(IntStream.range(0, leads.size())
                                .filter(i -> leads.get(i).slot() % CALLERS == caller)
                                .boxed())
                        .onItem()
                        .transformToUniAndConcatenate(i -> (i % 3 == 0
                                        ? twice(client, leads.get(i).lead())
                                        : add(client, leads.get(i).lead(), null))
                                .invoke(answer -> answers[i] = answer))
                        .collect()
                        .asList()
                        .subscribeAsCompletionStage())
                .toList();
        callers.forEach(CompletableFuture::join);
        return Arrays.asList(answers);
    }

    private Uni<String> twice(UUID client, Lead lead) {
        Claim claim = new Claim(client, UUID.randomUUID().toString(), "a test", "fingerprint of it");
        return add(client, lead, claim)
                .call(answer -> add(client, lead, claim).invoke(again -> assertEquals(answer, again)));
    }

    private Uni<String> add(UUID client, Lead lead, Claim claim) {
        return single.add(new LeadRequest<>(client, lead, claim, String.class, SameAnswersTest::word));
    }

    private static String word(IntakeOutcome outcome) {
        if (outcome instanceof IntakeOutcome.Stored stored) {
            return "stored " + stored.handle();
        }
        return outcome instanceof IntakeOutcome.Duplicate duplicate
                ? "duplicate " + duplicate.handle()
                : outcome.toString();
    }

    private Left left(List<Sent> leads, Way way) {
        UUID client = UUID.randomUUID();
        CAMPAIGNS.subList(0, 2).forEach(name -> makeCampaign(client, name));
        for (int slot = 0; slot < LEADS / 3; slot += 7) {
            forbid(client, phone(slot, 0), slot % 2 == 0);
        }
        List<String> answers = way.send(client, leads);
        Map<String, String> leadOfHandle = new HashMap<>();
        rows.all(
                        "SELECT handle, coalesce(user_data ->> 'i', phone_key) FROM outbound_record WHERE client_id = ?",
                        client)
                .forEach(row -> leadOfHandle.put(
                        row.get(0).toString(),
                        row.get(1).toString().startsWith("#") ? "erased" : "of lead " + row.get(1)));
        return new Left(
                answers.stream().map(answer -> named(answer, leadOfHandle)).toList(), rows.texts("""
                        SELECT concat_ws(' ', campaign.name, phone, CASE WHEN phone_key LIKE '#%' THEN 'erased' ELSE phone_key END, coalesce(other_phone_key, '-'), record_type,
                                         record_status, record.priority, is_first, chain_id = handle, due_at IS NOT NULL, queue_lane.rank, record.name, user_data) AS line
                          FROM outbound_record AS record
                          JOIN campaign ON campaign.client_id = record.client_id AND campaign.id = campaign_id
                          JOIN queue_lane ON queue_lane.client_id = record.client_id AND queue_lane.id = lane_id
                         WHERE record.client_id = ? ORDER BY 1
                        """, client));
    }

    private static String named(String answer, Map<String, String> leadOfHandle) {
        int space = answer.indexOf(' ');
        return space < 0
                ? answer
                : answer.substring(0, space + 1)
                        + leadOfHandle.getOrDefault(answer.substring(space + 1), answer.substring(space + 1));
    }

    private void makeCampaign(UUID client, String name) {
        UUID id = UUID.randomUUID();
        rows.execute(
                "INSERT INTO campaign (client_id, id, name, type, dial_method, applies_dnc) VALUES (?, ?, ?, 'IVR', 'Nonagentwise', ?)",
                client,
                id,
                name,
                name.equals("Applies"));
        rows.execute(
                "INSERT INTO calling_list (client_id, id, campaign_id, name, is_default) VALUES (?, ?, ?, ?, true)",
                client,
                id,
                id,
                name);
    }

    private void forbid(UUID client, PhoneNumber phone, boolean isErased) {
        if (isErased) {
            rows.execute(
                    "INSERT INTO do_not_call_hash (client_id, number_hash) VALUES (?, ?)",
                    client,
                    hashes.of(client, phone.key()));
        } else {
            rows.execute(
                    "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) VALUES (?, ?, ?, 'a test', 2)",
                    client,
                    phone.key(),
                    phone.given());
        }
    }
}
