package io.outdial.outbound.cloudagent;

import io.outdial.outbound.intake.Lead;
import io.outdial.outbound.intake.LeadFault;
import io.outdial.outbound.intake.LeadTarget;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.UndialledNumbers;
import io.outdial.platform.registry.Client;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the fields of a lead in the order of cloudagent.md §1.7: phone, priority, expiry. The first fault counts. */
public final class LeadReader {

    private static final int SHORTEST_PHONE = 3;
    private static final int MAX_PHONE_LENGTH = 16;

    private LeadReader() {}

    /** @param client whose region numbers are read in, and whose time zone dates */
    public static Lead read(AddCampaignDataRequest request, PriorityRule priorities, Client client) {
        Optional<PhoneNumber> phone = phone(request.phoneNumber(), client.region());
        OptionalInt priority = priorities.read(request.priority());
        Optional<Instant> expiresAt =
                Optional.ofNullable(request.expiryDate()).flatMap(date -> ExpiryRule.instant(date, client.timeZone()));
        LeadFault fault = null;
        if (phone.isEmpty()) {
            fault = LeadFault.INVALID_PHONE;
        } else if (priority.isEmpty()) {
            fault = LeadFault.INVALID_PRIORITY;
        } else if (request.expiryDate() != null && expiresAt.isEmpty()) {
            fault = LeadFault.INVALID_EXPIRY;
        }
        return new Lead(
                new LeadTarget(request.campaignName(), request.agentId(), request.skill()),
                phone.orElse(null),
                priority.orElse(PriorityRule.DEFAULT),
                expiresAt.orElse(null),
                NameRule.stored(request.name(), request.skipNameFieldValidation()),
                request.columns(),
                request.checkDuplicate(),
                Action.of(request.action()).position(),
                fault);
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

    static boolean isDigits(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
