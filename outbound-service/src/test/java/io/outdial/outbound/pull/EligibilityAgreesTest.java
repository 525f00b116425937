package io.outdial.outbound.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.HandedOut;
import io.outdial.outbound.record.LaneKey;
import io.outdial.outbound.record.QueueQuery;
import io.outdial.outbound.record.QueueRepository;
import io.outdial.outbound.record.QueueRepository.Pulled;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordStatus;
import io.outdial.outbound.record.RecordType;
import io.outdial.outbound.restriction.SourceAccess;
import io.outdial.outbound.restriction.SourceAccess.OfMembers;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rule and the statement that hands records out say the same of random records. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class EligibilityAgreesTest {

    private static final int RECORDS = 400;
    private static final int MAX_ATTEMPTS = 5;
    private static final int MAX_CALLS_A_DAY = 3;
    private static final long SEED = 20261128;
    private static final UUID SKILL = new UUID(0, 1);
    private static final UUID WEB = new UUID(0, 2);
    private static final UUID FAIR = new UUID(0, 3);
    private static final UUID LIST = new UUID(0, 4);
    private static final String NOBODYS = "'00000000-0000-0000-0000-000000000000'";
    private static final String REGISTRY = "'ffffffff-ffff-ffff-ffff-ffffffffffff'";
    private static final String NAMED_GROUP = "'5d9d2f0e-0d0c-4a52-9d5c-7d5b0e2c9a11'::uuid";

    @Inject
    QueueRepository queue;

    private final Random random = new Random(SEED);

    private RecordFixture fixture;
    private UUID colleague;

    /** Who asks, and what is known of the sources that they may have. */
    enum Asker {
        AGENT,
        AGENT_OF_WHOM_NOTHING_IS_KNOWN,
        AGENT_OF_A_CAMPAIGN_WITHOUT_SOURCES,
        DIALLER,
        DIALLER_FOR_TWO,
        DIALLER_FOR_TWO_OF_WHOM_ONE_IS_KNOWN
    }

    @ParameterizedTest
    @EnumSource
    void theRuleAndTheStatementAgree(Asker asker) throws Throwable {
        fixture = new RecordFixture().previews();
        colleague = fixture.colleague("colleague-" + fixture.user);
        Situation.Requester requester = requester(asker);
        fixture.execute(
                "UPDATE campaign SET applies_registry = true, dnc_scopes = ARRAY[" + NAMED_GROUP + "] WHERE name = ?",
                fixture.campaign);
        Instant now = Instant.now();
        Map<Long, Situation> situations = new HashMap<>();
        for (int n = 0; n < RECORDS; n++) {
            long handle = fixture.record(RecordFixture.newPhone());
            situations.put(handle, situation(handle, now, requester));
        }

        Pulled pulled = pull(requester);

        Map<Long, String> refused = new HashMap<>();
        pulled.refused().forEach(each -> refused.put(each.handle(), each.obstacle()));
        Set<Long> handedOut = Set.copyOf(pulled.records().stream()
                .map(HandedOut::key)
                .map(HandedOut.Key::handle)
                .toList());
        situations.forEach((handle, situation) -> {
            List<String> obstacles = EligibilityRule.obstacles(situation).stream()
                    .map(obstacle -> obstacle.reason().name())
                    .toList();
            assertEquals(obstacles.isEmpty(), handedOut.contains(handle), () -> situation + " has " + obstacles);
            if (refused.containsKey(handle)) {
                assertTrue(
                        obstacles.contains(reason(situation, refused.get(handle))),
                        () -> situation + ": " + refused.get(handle));
            }
        });
        assertFalse(handedOut.isEmpty());
        assertTrue(Set.copyOf(refused.values()).size() >= 5, refused::toString);
    }

    private Situation.Requester requester(Asker asker) {
        UUID agent = fixture.member;
        Set<UUID> both = Set.of(agent, colleague);
        return switch (asker) {
            case AGENT -> requester(Set.of(agent), new OfMembers(Map.of(agent, Set.of(WEB)), Set.of()));
            case AGENT_OF_WHOM_NOTHING_IS_KNOWN -> requester(Set.of(agent), new OfMembers(Map.of(), Set.of(agent)));
            case AGENT_OF_A_CAMPAIGN_WITHOUT_SOURCES -> requester(Set.of(agent), new SourceAccess.WithoutSource());
            case DIALLER -> Situation.Requester.DIALLER;
            case DIALLER_FOR_TWO ->
                requester(both, new OfMembers(Map.of(agent, Set.of(WEB), colleague, Set.of(WEB, FAIR)), Set.of()));
            case DIALLER_FOR_TWO_OF_WHOM_ONE_IS_KNOWN ->
                requester(both, new OfMembers(Map.of(agent, Set.of(WEB)), Set.of(colleague)));
        };
    }

    private static Situation.Requester requester(Set<UUID> members, SourceAccess sources) {
        return new Situation.Requester(members, Set.of(SKILL), true, sources);
    }

    /** The statement has a word of its own for a number whose record goes on when its entries have ended. */
    private static String reason(Situation situation, String obstacle) {
        boolean isForNow = obstacle.equals("LISTED_FOR_NOW");
        if (isForNow || obstacle.equals("LISTED")) {
            assertEquals(isForNow, situation.number().doNotCall().until() != null, situation::toString);
            return "LISTED";
        }
        return obstacle;
    }

    private Situation situation(long handle, Instant now, Situation.Requester requester) {
        RecordStatus status = oneOf(
                RecordStatus.READY,
                RecordStatus.READY,
                RecordStatus.READY,
                RecordStatus.MISSED_CALLBACK,
                RecordStatus.UPDATED);
        boolean isOpen = !status.isEnded();
        Instant dueAt = isOpen
                ? oneOf(now.minusSeconds(60), now.minusSeconds(5), now.minusSeconds(5), now.plusSeconds(600))
                : null;
        Instant expiresAt = oneOf(null, null, null, now.minusSeconds(10), now.plusSeconds(3_600));
        int attempts = oneOf(0, 1, MAX_ATTEMPTS - 1, MAX_ATTEMPTS);
        UUID rejectedBy = oneOf(null, null, fixture.member, UUID.randomUUID());
        Instant rejectedAt = rejectedBy == null ? null : oneOf(now.minusSeconds(20), now.minusSeconds(90));
        Situation.Owner owner = oneOf(
                new Situation.Owner.Anybody(),
                new Situation.Owner.Anybody(),
                new Situation.Owner.Member(fixture.member),
                new Situation.Owner.Member(colleague),
                new Situation.Owner.Skill(SKILL),
                new Situation.Owner.Skill(UUID.randomUUID()));
        UUID sourceId = oneOf(null, null, WEB, FAIR, LIST);
        fixture.lane(handle, id(owner), sourceId == null ? LaneKey.NOBODY : sourceId);
        fixture.execute(
                "UPDATE outbound_record SET record_status = ?, due_at = ?::timestamptz, expires_at = ?::timestamptz, attempts = ?, rejected_by = ?::uuid, rejected_at = ?::timestamptz WHERE handle = ?",
                status.number(),
                text(dueAt),
                text(expiresAt),
                attempts,
                text(rejectedBy),
                text(rejectedAt),
                handle);
        return new Situation(
                now,
                new Situation.OfRecord(
                        status,
                        RecordType.GENERAL,
                        dueAt,
                        expiresAt,
                        attempts,
                        MAX_ATTEMPTS,
                        owner,
                        sourceId,
                        rejectedBy,
                        rejectedAt),
                number(handle, now),
                new Situation.OfCampaign(true, null, null, null, 0, true, null, false),
                requester);
    }

    private static UUID id(Situation.Owner owner) {
        if (owner instanceof Situation.Owner.Member member) {
            return member.id();
        }
        return owner instanceof Situation.Owner.Skill skill ? skill.id() : LaneKey.NOBODY;
    }

    private Situation.OfNumber number(long handle, Instant now) {
        List<Instant> calls = IntStream.range(0, oneOf(0, 0, 1, 2, 3, 4))
                .mapToObj(n -> now.minus(Duration.ofHours(oneOf(1, 5, 12, 23, 25, 30))))
                .toList();
        calls.forEach(at -> attempt(fixture, handle, at, false));
        boolean isBusy = random.nextInt(6) == 0;
        if (isBusy) {
            attempt(fixture, handle, now.minusSeconds(30), true);
        }
        Situation.DoNotCall doNotCall = this.<Supplier<Situation.DoNotCall>>oneOf(
                        () -> null,
                        () -> null,
                        () -> null,
                        () -> list(fixture, handle, NOBODYS, null, true),
                        () -> list(fixture, handle, NOBODYS, now.plusSeconds(600), true),
                        () -> list(fixture, handle, NOBODYS, now.minusSeconds(1), false),
                        () -> list(fixture, handle, "campaign_id", null, true),
                        () -> list(fixture, handle, NAMED_GROUP, now.plusSeconds(900), true),
                        () -> list(fixture, handle, REGISTRY, null, true),
                        () -> exempt(fixture, handle, now.plusSeconds(600), false),
                        () -> exempt(fixture, handle, now.minusSeconds(1), true),
                        () -> list(fixture, handle, "gen_random_uuid()", null, false))
                .get();
        return new Situation.OfNumber(
                isBusy ? now.plusSeconds(300) : null, new ArrayList<>(calls), MAX_CALLS_A_DAY, doNotCall);
    }

    /** @return null where the entry does not hold in the campaign, or not any more */
    private static Situation.DoNotCall list(
            RecordFixture fixture, long handle, String scope, Instant until, boolean holds) {
        fixture.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version, origin, scope, expires_at) SELECT client_id, phone_key, phone, 'a test', 2, 'api', "
                        + scope + ", ?::timestamptz FROM outbound_record WHERE handle = ?",
                text(until),
                handle);
        return holds ? new Situation.DoNotCall(until) : null;
    }

    /** A number of the registry whose owner has agreed to be called. */
    private static Situation.DoNotCall exempt(RecordFixture fixture, long handle, Instant until, boolean holds) {
        fixture.execute(
                "INSERT INTO registry_exemption (client_id, phone_key, phone, reason, reported_by, expires_at)"
                        + " SELECT client_id, phone_key, phone, 'a form', 'a test', ?::timestamptz FROM outbound_record WHERE handle = ?",
                text(until),
                handle);
        return list(fixture, handle, REGISTRY, null, holds);
    }

    private static void attempt(RecordFixture fixture, long handle, Instant at, boolean isOpen) {
        fixture.execute(
                "INSERT INTO attempt (client_id, id, handle, chain_id, campaign_id, phone_key, taken_at, lease_until, ended_at, ended_by, dialled)"
                        + " SELECT client_id, gen_random_uuid(), handle, chain_id, campaign_id, phone_key, ?::timestamptz, now() + interval '5 minutes',"
                        + " CASE WHEN ?::boolean THEN NULL ELSE now() END, CASE WHEN ?::boolean THEN NULL ELSE 'result' END, CASE WHEN ?::boolean THEN NULL ELSE true END"
                        + " FROM outbound_record WHERE handle = ?",
                at.toString(),
                isOpen,
                isOpen,
                isOpen,
                handle);
    }

    private Pulled pull(Situation.Requester requester) throws Throwable {
        Set<UUID> members = requester.memberIds();
        boolean isAgent = members.size() == 1;
        Set<UUID> owners = new HashSet<>(members);
        owners.addAll(requester.skillIds());
        owners.add(LaneKey.NOBODY);
        UUID campaign = UUID.fromString(fixture.campaignId());
        List<Integer> windows = List.of(Integer.valueOf(fixture.text(
                "SELECT DISTINCT window_id FROM queue_lane WHERE client_id = ? AND campaign_id = ?",
                fixture.client,
                campaign)));
        QueueQuery query = new QueueQuery(
                fixture.client,
                campaign,
                owners,
                windows,
                requester.sources().filter(),
                new QueueQuery.Limits(RECORDS, MAX_ATTEMPTS, MAX_CALLS_A_DAY, null),
                isAgent ? fixture.member : null,
                isAgent ? null : "dialler",
                Duration.ofMinutes(5));
        return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> queue.pull(query)));
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
