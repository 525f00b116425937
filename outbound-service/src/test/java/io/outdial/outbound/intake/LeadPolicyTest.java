package io.outdial.outbound.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.mapping.MappedColumns;
import io.outdial.outbound.record.Addition;
import io.outdial.outbound.record.Admission;
import io.outdial.outbound.record.NewRecord;
import io.outdial.platform.phone.PhoneNumber;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LeadPolicyTest {

    private static final Instant NOW = Instant.parse("2030-01-31T12:30:00Z");
    private static final UUID CLIENT = UUID.randomUUID();
    private static final UUID MEMBER = UUID.randomUUID();
    private static final UUID SKILL = UUID.randomUUID();
    private static final PhoneNumber PHONE = PhoneNumber.of("9840012345", "IN").orElseThrow();

    @Test
    void theFirstFaultCounts() {
        Lead unusable = lead(null, "", LeadFault.INVALID_PRIORITY);
        assertFault(LeadFault.UNKNOWN_CAMPAIGN, unusable, null);
        assertFault(LeadFault.INBOUND_CAMPAIGN, unusable, campaign("InBound", DialMethod.AGENTWISE, null, null));
        assertFault(LeadFault.INVALID_PRIORITY, unusable, campaign("IVR", DialMethod.AGENTWISE, null, null));
        Lead expired = lead(NOW, "", null);
        assertFault(LeadFault.EXPIRED, expired, campaign("IVR", DialMethod.AGENTWISE, null, null));
        assertFault(LeadFault.NO_AGENT, lead(null, "", null), campaign("IVR", DialMethod.AGENTWISE, null, null));
        assertFault(LeadFault.NO_AGENT, lead(null, null, null), campaign("IVR", DialMethod.AGENTWISE, null, null));
        Lead named = lead(null, "agent1", null);
        assertFault(LeadFault.UNASSIGNED_AGENT, named, campaign("IVR", DialMethod.AGENTWISE, null, SKILL));
        assertFault(LeadFault.UNASSIGNED_SKILL, named, campaign("IVR", DialMethod.SKILLWISE, MEMBER, null));
    }

    @ParameterizedTest
    @CsvSource({"2030-01-31T12:29:59Z, EXPIRED", "2030-01-31T12:30:00Z, EXPIRED", "2030-01-31T12:30:01Z, ", ", "})
    void aLeadExpiresInTheFuture(Instant expiresAt, LeadFault expected) {
        assertEquals(
                Optional.ofNullable(expected),
                LeadPolicy.check(
                        lead(expiresAt, null, null), campaign("IVR", DialMethod.NONAGENTWISE, null, null), NOW));
    }

    @ParameterizedTest
    @CsvSource({"NONAGENTWISE, false, false", "AGENTWISE, true, false", "SKILLWISE, false, true"})
    void agentAndSkillCountOnlyWhereTheDialMethodAsks(DialMethod method, boolean forAgent, boolean forSkill) {
        LeadCampaign campaign = campaign("IVR", method, MEMBER, SKILL);
        Lead lead = lead(null, "agent1", null);
        assertEquals(Optional.empty(), LeadPolicy.check(lead, campaign, NOW));
        NewRecord stored = LeadPolicy.toRecord(CLIENT, lead, campaign);
        assertEquals(forAgent ? MEMBER : null, stored.memberId());
        assertEquals(forSkill ? SKILL : null, stored.skillId());
        assertEquals(campaign.callingListId(), stored.callingListId());
        assertEquals(PHONE, stored.phone());
    }

    @ParameterizedTest
    @EnumSource(DialMethod.class)
    void theTermsAreTheCampaignsAndTheLeads(DialMethod method) {
        assertEquals(
                new Admission(7L, true, false, "RUNNING"),
                LeadPolicy.admission(lead(null, null, null), campaign("IVR", method, null, null)));
    }

    @Test
    void anOutcomeSaysWhatTheDatabaseDecided() {
        LeadCampaign campaign = campaign("IVR", DialMethod.SKILLWISE, null, SKILL);
        assertEquals(
                Optional.of(new IntakeOutcome.DoNotCall()),
                outcome(campaign, Addition.Outcome.DO_NOT_CALL, null, null));
        assertEquals(
                Optional.of(new IntakeOutcome.Duplicate(campaign, 13L)),
                outcome(campaign, Addition.Outcome.DUPLICATE, 13L, null));
        assertEquals(
                Optional.of(new IntakeOutcome.Stored(campaign, false, 13L)),
                outcome(campaign, Addition.Outcome.STORED, 13L, null));
        assertEquals(
                Optional.of(new IntakeOutcome.Stored(campaign, true, 13L)),
                outcome(campaign, Addition.Outcome.STORED, 13L, "READY"));
        assertEquals(Optional.empty(), outcome(campaign, Addition.Outcome.BUSY, null, null));
        assertEquals(Optional.empty(), outcome(campaign, Addition.Outcome.STALE, null, null));
    }

    private static Optional<IntakeOutcome> outcome(
            LeadCampaign campaign, Addition.Outcome outcome, Long handle, String movedFrom) {
        return LeadPolicy.outcome(campaign, new Addition(outcome, handle, movedFrom));
    }

    private static void assertFault(LeadFault expected, Lead lead, LeadCampaign campaign) {
        assertEquals(Optional.of(expected), LeadPolicy.check(lead, campaign, NOW));
    }

    private static Lead lead(Instant expiresAt, String agentId, LeadFault fault) {
        return new Lead(
                new LeadTarget("Spring", agentId, "sales"),
                PHONE,
                1,
                expiresAt,
                null,
                Map.of("city", "Pune"),
                false,
                "RUNNING",
                fault);
    }

    private static LeadCampaign campaign(String type, DialMethod method, UUID memberId, UUID skillId) {
        return new LeadCampaign(
                UUID.randomUUID(),
                7,
                "Spring",
                type,
                method,
                true,
                "READY",
                UUID.randomUUID(),
                memberId,
                skillId,
                MappedColumns.NONE);
    }
}
