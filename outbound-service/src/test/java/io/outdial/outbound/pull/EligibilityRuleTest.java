package io.outdial.outbound.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.outdial.outbound.pull.Obstacle.Reason;
import io.outdial.outbound.pull.Situation.DoNotCall;
import io.outdial.outbound.pull.Situation.OfCampaign;
import io.outdial.outbound.pull.Situation.OfNumber;
import io.outdial.outbound.pull.Situation.OfRecord;
import io.outdial.outbound.pull.Situation.Owner;
import io.outdial.outbound.pull.Situation.Requester;
import io.outdial.outbound.record.RecordStatus;
import io.outdial.outbound.record.RecordType;
import io.outdial.outbound.restriction.SourceAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EligibilityRuleTest {

    private static final Instant NOW = Instant.parse("2030-01-15T15:00:00Z");
    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID BERT = new UUID(0, 2);
    private static final UUID FRENCH = new UUID(0, 3);
    private static final UUID GERMAN = new UUID(0, 4);
    private static final UUID WEB = new UUID(0, 5);
    private static final UUID FAIR = new UUID(0, 6);

    @Test
    void aRecordThatIsDueAndFreeIsHandedOut() {
        assertEquals(List.of(), EligibilityRule.obstacles(new Case().situation()));
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                of("ready", set -> set.status = RecordStatus.READY),
                of("a missed callback", set -> set.status = RecordStatus.MISSED_CALLBACK),
                of("updated", set -> set.status = RecordStatus.UPDATED, forEver(Reason.ENDED)),
                of("stale", set -> set.status = RecordStatus.STALE, forEver(Reason.ENDED)),
                of("cancelled", set -> set.status = RecordStatus.CANCELLED, forEver(Reason.ENDED)),
                of("agent error", set -> set.status = RecordStatus.AGENT_ERROR, forEver(Reason.ENDED)),
                of("chain updated", set -> set.status = RecordStatus.CHAIN_UPDATED, forEver(Reason.ENDED)),
                of("no call", set -> set.type = RecordType.NO_CALL, forEver(Reason.NO_CALL)),
                of("waits in its chain", set -> set.dueAt = null, forEver(Reason.NOT_ITS_TURN)),
                of("due now", set -> set.dueAt = NOW),
                of("due in a moment", set -> set.dueAt = in(1), until(Reason.NOT_DUE, 1)),
                of(
                        "with an agent",
                        set -> {
                            set.status = RecordStatus.RETRIEVED;
                            set.dueAt = in(300);
                        },
                        until(Reason.RETRIEVED, 300)),
                of(
                        "its lease ended and nobody has noticed",
                        set -> {
                            set.status = RecordStatus.RETRIEVED;
                            set.dueAt = in(-5);
                        },
                        until(Reason.RETRIEVED, -5)),
                of("expires in a moment", set -> set.expiresAt = in(1)),
                of("expires now", set -> set.expiresAt = NOW, forEver(Reason.EXPIRED)),
                of("one attempt left", set -> set.attempts = 4),
                of("no attempt left", set -> set.attempts = 5, forEver(Reason.ATTEMPTS_USED)),
                of("more than it may have", set -> set.attempts = 6, forEver(Reason.ATTEMPTS_USED)),
                of("the number is in a call", set -> set.leaseUntil = in(60), until(Reason.NUMBER_BUSY, 60)),
                of("called twice today", set -> set.calledAt(-100, -200)),
                of(
                        "called three times today",
                        set -> set.calledAt(-100, -300, -200),
                        until(Reason.NUMBER_ATTEMPTS_USED, 86_400 - 300)),
                of(
                        "called five times today: three must pass",
                        set -> set.calledAt(-100, -300, -200, -400, -500),
                        until(Reason.NUMBER_ATTEMPTS_USED, 86_400 - 300)),
                of("the first of three is a day ago", set -> set.calledAt(-100, -200, -86_400)),
                of(
                        "the first of three is not quite a day ago",
                        set -> set.calledAt(-100, -200, -86_399),
                        until(Reason.NUMBER_ATTEMPTS_USED, 1)),
                of("listed", set -> set.doNotCall = new DoNotCall(null), forEver(Reason.LISTED)),
                of("listed for a while", set -> set.doNotCall = new DoNotCall(in(60)), until(Reason.LISTED, 60)),
                of("no longer listed", set -> set.doNotCall = new DoNotCall(NOW)),
                of("the campaign is paused", set -> set.isDialling = false, forEver(Reason.CAMPAIGN_NOT_RUNNING)),
                of("the registry is too old", set -> set.isRegistryStale = true, forEver(Reason.REGISTRY_STALE)),
                of("the campaign starts now", set -> set.startDate = NOW),
                of(
                        "the campaign starts tomorrow",
                        set -> set.startDate = in(86_400),
                        until(Reason.CAMPAIGN_NOT_RUNNING, 86_400)),
                of(
                        "the campaign is paused until after its start",
                        set -> {
                            set.isDialling = false;
                            set.startDate = in(86_400);
                        },
                        forEver(Reason.CAMPAIGN_NOT_RUNNING)),
                of("the campaign ends in a moment", set -> set.endDate = in(1)),
                of("the campaign ends now", set -> set.endDate = NOW, forEver(Reason.CAMPAIGN_NOT_RUNNING)),
                of("room for one call", set -> set.openAttempts = 9),
                of("no room", set -> set.openAttempts = 10, forEver(Reason.CAMPAIGN_FULL)),
                of("no bound", set -> {
                    set.maxConcurrentCalls = null;
                    set.openAttempts = 10_000;
                }),
                of(
                        "closed until tomorrow",
                        set -> {
                            set.isWindowOpen = false;
                            set.windowOpensAt = in(40_000);
                        },
                        until(Reason.WINDOW_CLOSED, 40_000)),
                of("never open", set -> set.isWindowOpen = false, forEver(Reason.WINDOW_CLOSED)),
                of("rejected by somebody else", set -> set.rejected(BERT, -1)),
                of("just rejected", set -> set.rejected(ANNA, -1), until(Reason.JUST_REJECTED, 59)),
                of("rejected a minute ago", set -> set.rejected(ANNA, -60)),
                of("a dialler may have it for another agent", set -> {
                    set.rejected(ANNA, -1);
                    set.memberIds = Set.of(ANNA, BERT);
                }),
                of("a dialler for nobody in particular", set -> {
                    set.rejected(ANNA, -1);
                    set.memberIds = Set.of();
                }),
                of("for her", set -> set.owner = new Owner.Member(ANNA)),
                of("for somebody else", set -> set.owner = new Owner.Member(BERT), forEver(Reason.OTHER_AGENT)),
                of(
                        "for an agent, and a dialler asks for nobody",
                        set -> {
                            set.owner = new Owner.Member(ANNA);
                            set.memberIds = Set.of();
                        },
                        forEver(Reason.OTHER_AGENT)),
                of("for her skill", set -> set.owner = new Owner.Skill(FRENCH)),
                of("for another skill", set -> set.owner = new Owner.Skill(GERMAN), forEver(Reason.NO_SKILL)),
                of(
                        "she does not work in the campaign",
                        set -> set.isInCampaign = false,
                        forEver(Reason.NOT_IN_CAMPAIGN)),
                of("from a source she may have", set -> set.sourceId = FAIR),
                of("from a source she must not have", set -> set.sourceId = WEB, forEver(Reason.SOURCE_BLOCKED)),
                of("a dialler that names nobody may have any", set -> {
                    set.sourceId = WEB;
                    set.sources = new SourceAccess.Unchecked();
                }),
                of(
                        "nobody can tell",
                        set -> {
                            set.sourceId = FAIR;
                            set.sources = new SourceAccess.OfMembers(Map.of(), Set.of(ANNA));
                        },
                        forEver(Reason.RESTRICTIONS_UNKNOWN)),
                of("nobody can tell, and it has no source", set -> {
                    set.sources = new SourceAccess.OfMembers(Map.of(), Set.of(ANNA));
                }),
                of(
                        "hers, and only another may have it",
                        set -> {
                            set.owner = new Owner.Member(ANNA);
                            set.sourceId = WEB;
                            set.memberIds = Set.of(ANNA, BERT);
                            set.sources =
                                    new SourceAccess.OfMembers(Map.of(ANNA, Set.of(WEB), BERT, Set.of()), Set.of());
                        },
                        forEver(Reason.SOURCE_BLOCKED)),
                of(
                        "everything at once",
                        set -> {
                            set.dueAt = in(10);
                            set.type = RecordType.NO_CALL;
                            set.expiresAt = NOW;
                            set.attempts = 5;
                            set.leaseUntil = in(60);
                            set.calledAt(-100, -200, -300);
                            set.doNotCall = new DoNotCall(null);
                            set.isDialling = false;
                            set.openAttempts = 10;
                            set.isWindowOpen = false;
                            set.owner = new Owner.Member(BERT);
                            set.rejected(ANNA, -1);
                            set.isInCampaign = false;
                            set.sourceId = WEB;
                            set.sources = new SourceAccess.OfMembers(Map.of(BERT, Set.of(WEB)), Set.of());
                        },
                        until(Reason.NOT_DUE, 10),
                        forEver(Reason.NO_CALL),
                        forEver(Reason.EXPIRED),
                        forEver(Reason.ATTEMPTS_USED),
                        until(Reason.NUMBER_BUSY, 60),
                        until(Reason.NUMBER_ATTEMPTS_USED, 86_400 - 300),
                        forEver(Reason.LISTED),
                        forEver(Reason.CAMPAIGN_NOT_RUNNING),
                        forEver(Reason.CAMPAIGN_FULL),
                        forEver(Reason.WINDOW_CLOSED),
                        forEver(Reason.NOT_IN_CAMPAIGN),
                        forEver(Reason.OTHER_AGENT),
                        until(Reason.JUST_REJECTED, 59),
                        forEver(Reason.SOURCE_BLOCKED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyObstacleIsTold(String what, Consumer<Case> change, List<Obstacle> expected) {
        Case set = new Case();
        change.accept(set);

        assertEquals(expected, EligibilityRule.obstacles(set.situation()), what);
    }

    @Test
    void everyReasonHasACase() {
        Set<Reason> seen = EnumSet.noneOf(Reason.class);
        cases().forEach(each ->
                ((List<?>) each.get()[2]).forEach(obstacle -> seen.add(((Obstacle) obstacle).reason())));

        assertTrue(seen.containsAll(EnumSet.allOf(Reason.class)), seen::toString);
    }

    private static Arguments of(String what, Consumer<Case> change, Obstacle... expected) {
        return arguments(what, change, List.of(expected));
    }

    private static Obstacle forEver(Reason reason) {
        return new Obstacle(reason, null);
    }

    private static Obstacle until(Reason reason, long seconds) {
        return new Obstacle(reason, in(seconds));
    }

    private static Instant in(long seconds) {
        return NOW.plus(Duration.ofSeconds(seconds));
    }

    /** Of a record that may be handed out, unless a case changes something. */
    private static final class Case {
        RecordStatus status = RecordStatus.READY;
        RecordType type = RecordType.GENERAL;
        Instant dueAt = in(-3600);
        Instant expiresAt;
        int attempts;
        Owner owner = new Owner.Anybody();
        UUID sourceId;
        UUID rejectedBy;
        Instant rejectedAt;
        Instant leaseUntil;
        List<Instant> attemptsAt = List.of();
        DoNotCall doNotCall;
        boolean isDialling = true;
        Instant startDate;
        Instant endDate;
        Integer maxConcurrentCalls = 10;
        int openAttempts;
        boolean isWindowOpen = true;
        Instant windowOpensAt;
        boolean isRegistryStale;
        Set<UUID> memberIds = Set.of(ANNA);
        boolean isInCampaign = true;
        SourceAccess sources = new SourceAccess.OfMembers(Map.of(ANNA, Set.of(WEB)), Set.of());

        void calledAt(long... seconds) {
            attemptsAt =
                    Arrays.stream(seconds).mapToObj(EligibilityRuleTest::in).toList();
        }

        void rejected(UUID by, long seconds) {
            rejectedBy = by;
            rejectedAt = in(seconds);
        }

        Situation situation() {
            return new Situation(
                    NOW,
                    new OfRecord(status, type, dueAt, expiresAt, attempts, 5, owner, sourceId, rejectedBy, rejectedAt),
                    new OfNumber(leaseUntil, attemptsAt, 3, doNotCall),
                    new OfCampaign(
                            isDialling,
                            startDate,
                            endDate,
                            maxConcurrentCalls,
                            openAttempts,
                            isWindowOpen,
                            windowOpensAt,
                            isRegistryStale),
                    new Requester(memberIds, Set.of(FRENCH), isInCampaign, sources));
        }
    }
}
