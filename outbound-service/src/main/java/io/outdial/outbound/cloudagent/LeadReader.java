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
final class LeadReader {

    private static final int DEFAULT_PRIORITY = 1;
    private static final int HIGHEST_PRIORITY = 99;
    private static final int SHORTEST_PHONE = 3;
    private static final int MAX_PHONE_LENGTH = 16;

    private LeadReader() {}

    /** @param client whose region numbers are read in, and whose time zone dates */
    static Lead read(AddCampaignDataRequest request, Client client) {
        Optional<PhoneNumber> phone = phone(request.phoneNumber(), client.region());
        OptionalInt priority = priority(request.priority());
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
                priority.orElse(DEFAULT_PRIORITY),
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

    private static boolean isDigits(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
