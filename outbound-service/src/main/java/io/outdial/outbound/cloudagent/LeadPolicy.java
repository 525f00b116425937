package io.outdial.outbound.cloudagent;

import io.outdial.outbound.intake.Action;
import io.outdial.outbound.intake.DialMethod;
import io.outdial.outbound.intake.Lead;
import io.outdial.outbound.intake.LeadCampaign;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.UndialledNumbers;
import io.outdial.platform.registry.Client;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What makes a lead storable, in the order of cloudagent.md §1.7: campaign outbound, phone, priority, expiry, name,
 * agent or skill. The first fault is the answer. Whether the number may be called and is new, only the database can
 * say.
 */
final class LeadPolicy {

    private static final int DEFAULT_PRIORITY = 1;
    private static final int HIGHEST_PRIORITY = 99;
    private static final int SHORTEST_PHONE = 3;
    private static final int MAX_PHONE_LENGTH = 16;

    private LeadPolicy() {}

    /** Either the lead or the answer that refuses it; the other is null. */
    record Decision(Lead lead, Reply refusal) {

        static Decision refused(Reply reply) {
            return new Decision(null, reply);
        }
    }

    /** @param campaign null if the client has none of that name */
    static Decision decide(AddCampaignDataRequest request, LeadCampaign campaign, Client client, Instant now) {
        if (campaign == null) {
            return Decision.refused(Reply.UNKNOWN_CAMPAIGN);
        }
        if (!campaign.isOutbound()) {
            return Decision.refused(Reply.NOT_OUTBOUND);
        }
        Optional<PhoneNumber> phone = phone(request.phoneNumber(), client.region());
        if (phone.isEmpty()) {
            return Decision.refused(Reply.INVALID_PHONE);
        }
        OptionalInt priority = priority(request.priority());
        if (priority.isEmpty()) {
            return Decision.refused(Reply.INVALID_PRIORITY);
        }
        Instant expiresAt = null;
        if (request.expiryDate() != null) {
            expiresAt =
                    ExpiryRule.instant(request.expiryDate(), client.timeZone()).orElse(null);
            if (expiresAt == null) {
                return Decision.refused(Reply.INVALID_EXPIRY);
            }
            if (!expiresAt.isAfter(now)) {
                return Decision.refused(Reply.EXPIRY_PAST);
            }
        }
        Reply unassignable = unassignable(request, campaign);
        if (unassignable != null) {
            return Decision.refused(unassignable);
        }
        return new Decision(
                new Lead(
                        phone.get(),
                        priority.getAsInt(),
                        expiresAt,
                        NameRule.stored(request.name(), request.skipNameFieldValidation()),
                        only(DialMethod.AGENTWISE, campaign, campaign.memberId()),
                        only(DialMethod.SKILLWISE, campaign, campaign.skillId()),
                        request.columns(),
                        request.checkDuplicate(),
                        Action.of(request.action())),
                null);
    }

    /** One telephone that a lead may have, written as the page wants it; empty for anything else. */
    private static Optional<PhoneNumber> phone(String text, String region) {
        return isPhone(text)
                ? PhoneNumber.of(text, region).filter(number -> !UndialledNumbers.contain(number, region))
                : Optional.empty();
    }

    /** Three to sixteen ASCII digits, a plus sign allowed in front. */
    static boolean isPhone(String text) {
        if (text == null) {
            return false;
        }
        int start = text.startsWith("+") ? 1 : 0;
        int digits = text.length() - start;
        return digits >= SHORTEST_PHONE && digits <= MAX_PHONE_LENGTH && isDigits(text, start);
    }

    /**
     * The default where the key is absent; empty where there is anything but an integer of 0 to 99, nothing included.
     */
    static OptionalInt priority(String text) {
        if (text == null) {
            return OptionalInt.of(DEFAULT_PRIORITY);
        }
        if (text.isEmpty() || text.length() > Integer.toString(HIGHEST_PRIORITY).length() || !isDigits(text, 0)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static Reply unassignable(AddCampaignDataRequest request, LeadCampaign campaign) {
        return switch (campaign.dialMethod()) {
            case NONAGENTWISE -> null;
            case AGENTWISE -> {
                if (request.agentId() == null || request.agentId().isEmpty()) {
                    yield Reply.NO_AGENT;
                }
                yield campaign.memberId() == null ? Reply.UNMAPPED_AGENT : null;
            }
            case SKILLWISE -> campaign.skillId() == null ? Reply.INVALID_SKILL : null;
        };
    }

    private static UUID only(DialMethod method, LeadCampaign campaign, UUID id) {
        return campaign.dialMethod() == method ? id : null;
    }

    private static boolean isDigits(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
