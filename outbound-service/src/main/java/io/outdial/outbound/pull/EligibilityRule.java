package io.outdial.outbound.pull;

import io.outdial.outbound.pull.Obstacle.Reason;
import io.outdial.outbound.pull.Situation.OfCampaign;
import io.outdial.outbound.pull.Situation.OfNumber;
import io.outdial.outbound.pull.Situation.OfRecord;
import io.outdial.outbound.pull.Situation.Owner;
import io.outdial.outbound.pull.Situation.Requester;
import io.outdial.outbound.record.RecordStatus;
import io.outdial.outbound.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Whether a record may be handed out, and every reason why not. The statement that hands records out says the same in
 * SQL; a test compares both.
 */
public final class EligibilityRule {

    /** How long an agent does not get a record again that it rejected. */
    public static final Duration REJECTION = Duration.ofMinutes(1);

    /** Within which the calls of a number are counted. */
    public static final Duration DAY = Duration.ofDays(1);

    private final Instant now;
    private final List<Obstacle> obstacles = new ArrayList<>();

    private EligibilityRule(Instant now) {
        this.now = now;
    }

    /** Empty if the record may be handed out. */
    public static List<Obstacle> obstacles(Situation situation) {
        EligibilityRule rule = new EligibilityRule(situation.now());
        rule.checkState(situation.record());
        rule.checkAttempts(situation.record());
        rule.checkNumber(situation.number());
        rule.checkCampaign(situation.campaign());
        rule.checkRequester(situation.record(), situation.requester());
        rule.checkSource(situation.record(), situation.requester());
        return List.copyOf(rule.obstacles);
    }

    private void checkState(OfRecord record) {
        if (record.status().isEnded()) {
            add(Reason.ENDED, null);
        } else if (record.status() == RecordStatus.RETRIEVED) {
            add(Reason.RETRIEVED, record.dueAt());
        } else if (record.dueAt() == null) {
            add(Reason.NOT_ITS_TURN, null);
        } else if (record.dueAt().isAfter(now)) {
            add(Reason.NOT_DUE, record.dueAt());
        }
        if (record.type() == RecordType.NO_CALL) {
            add(Reason.NO_CALL, null);
        }
    }

    private void checkAttempts(OfRecord record) {
        if (record.expiresAt() != null && !record.expiresAt().isAfter(now)) {
            add(Reason.EXPIRED, null);
        }
        if (record.attempts() >= record.maxAttempts()) {
            add(Reason.ATTEMPTS_USED, null);
        }
    }

    private void checkNumber(OfNumber number) {
        if (number.leaseUntil() != null) {
            add(Reason.NUMBER_BUSY, number.leaseUntil());
        }
        List<Instant> counted = number.attemptsAt().stream()
                .filter(at -> at.plus(DAY).isAfter(now))
                .sorted()
                .toList();
        if (counted.size() >= number.maxAttemptsADay()) {
            Instant lastToPass = counted.get(counted.size() - number.maxAttemptsADay());
            add(Reason.NUMBER_ATTEMPTS_USED, lastToPass.plus(DAY));
        }
        if (number.doNotCall() != null && isAhead(number.doNotCall().until())) {
            add(Reason.LISTED, number.doNotCall().until());
        }
    }

    private void checkCampaign(OfCampaign campaign) {
        if (!campaign.isDialling() || hasEnded(campaign)) {
            add(Reason.CAMPAIGN_NOT_RUNNING, null);
        } else if (campaign.startDate() != null && campaign.startDate().isAfter(now)) {
            add(Reason.CAMPAIGN_NOT_RUNNING, campaign.startDate());
        }
        if (campaign.isRegistryStale()) {
            add(Reason.REGISTRY_STALE, null);
        }
        if (campaign.maxConcurrentCalls() != null && campaign.openAttempts() >= campaign.maxConcurrentCalls()) {
            add(Reason.CAMPAIGN_FULL, null);
        }
        if (!campaign.isWindowOpen()) {
            add(Reason.WINDOW_CLOSED, campaign.windowOpensAt());
        }
    }

    private void checkRequester(OfRecord record, Requester requester) {
        if (!requester.isInCampaign()) {
            add(Reason.NOT_IN_CAMPAIGN, null);
        }
        if (record.owner() instanceof Owner.Member owner
                && !requester.memberIds().contains(owner.id())) {
            add(Reason.OTHER_AGENT, null);
        }
        if (record.owner() instanceof Owner.Skill owner && !requester.skillIds().contains(owner.id())) {
            add(Reason.NO_SKILL, null);
        }
        // A dialler that asks for several agents may still give it to another of them.
        if (record.rejectedBy() != null && requester.memberIds().equals(Set.of(record.rejectedBy()))) {
            Instant again = record.rejectedAt().plus(REJECTION);
            if (again.isAfter(now)) {
                add(Reason.JUST_REJECTED, again);
            }
        }
    }

    private void checkSource(OfRecord record, Requester requester) {
        UUID owner = record.owner() instanceof Owner.Member member ? member.id() : null;
        switch (requester.sources().verdict(record.sourceId(), owner)) {
            case ALLOWED -> {}
            case BLOCKED -> add(Reason.SOURCE_BLOCKED, null);
            case UNKNOWN -> add(Reason.RESTRICTIONS_UNKNOWN, null);
        }
    }

    private boolean hasEnded(OfCampaign campaign) {
        return campaign.endDate() != null && !campaign.endDate().isAfter(now);
    }

    private boolean isAhead(Instant end) {
        return end == null || end.isAfter(now);
    }

    private void add(Reason reason, Instant until) {
        obstacles.add(new Obstacle(reason, until));
    }
}
