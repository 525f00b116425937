package io.outdial.enrollment.lead;

import io.outdial.contract.enrollment.LeadRecordDto;
import io.outdial.enrollment.peer.DirectoryEntry;
import io.outdial.enrollment.peer.DirectoryKey;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;
import io.outdial.platform.phone.UndialledNumbers;
import io.outdial.platform.text.CanonicalText;
import io.outdial.platform.time.TzdbZone;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** What of a lead record no schema can state (carecycle.md §2.7). */
final class LeadRule {

    private static final Set<String> AMERICAN_ZONES = Set.of("EST", "CST", "MST", "PST");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private LeadRule() {}

    /** How the directory is asked for a source: what looks like an id is one. */
    static DirectoryKey source(String sourceId) {
        return UUID_FORM.matcher(sourceId).matches()
                ? DirectoryKey.source(UUID.fromString(sourceId))
                : DirectoryKey.publicSource(CanonicalText.of(sourceId));
    }

    /**
     * @param region that numbers without a country code are read in
     * @param sources those of the records' that exist
     */
    static LeadBatch validate(List<LeadRecordDto> records, String region, Map<DirectoryKey, DirectoryEntry> sources) {
        List<Lead> leads = new ArrayList<>();
        List<LeadFault> faults = new ArrayList<>();
        List<PhoneNumber> optOuts = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            LeadRecordDto lead = records.get(i);
            PhoneReading phone = PhoneReading.of(lead.phoneNumber(), region);
            DirectoryEntry source = lead.sourceId() == null ? null : sources.get(source(lead.sourceId()));
            Optional<LeadFault> fault = fault(i, lead, phone, region, source);
            if (fault.isEmpty() && phone instanceof PhoneReading.One one) {
                leads.add(new Lead(i, lead, one.number(), source == null ? null : source.id(), cost(lead, source)));
                continue;
            }
            fault.ifPresent(faults::add);
            if (Boolean.TRUE.equals(lead.doNotCall())) {
                optOuts.addAll(phone.all());
            }
        }
        return new LeadBatch(leads, faults, optOuts);
    }

    private static Optional<LeadFault> fault(
            int index, LeadRecordDto lead, PhoneReading phone, String region, DirectoryEntry source) {
        Optional<String> fault = phoneFault(phone, region).or(() -> placeFault(lead));
        if (fault.isPresent()) {
            return fault.map(text -> new LeadFault(index, null, lead.externalId(), ErrorCode.VALIDATION_ERROR, text));
        }
        return lead.sourceId() == null || source != null
                ? Optional.empty()
                : Optional.of(new LeadFault(
                        index, null, lead.externalId(), ErrorCode.NOT_FOUND, "No source with this sourceId"));
    }

    private static Optional<String> phoneFault(PhoneReading phone, String region) {
        if (phone instanceof PhoneReading.Unreadable unreadable) {
            return Optional.of("phoneNumber is not a phone number: " + unreadable.reason());
        }
        if (phone instanceof PhoneReading.Several) {
            return Optional.of("phoneNumber holds several phone numbers; a lead has one");
        }
        PhoneNumber number = phone.all().get(0);
        return number.dialled().startsWith("+") && !UndialledNumbers.contain(number, region)
                ? Optional.empty()
                : Optional.of("phoneNumber is not a phone number that can be called");
    }

    private static Optional<String> placeFault(LeadRecordDto lead) {
        if (isBlank(lead.postalCode()) && isBlank(lead.timezone())) {
            return Optional.of("postalCode or timezone must be given");
        }
        if (!isBlank(lead.timezone())
                && TzdbZone.find(lead.timezone()).isEmpty()
                && !AMERICAN_ZONES.contains(lead.timezone())) {
            return Optional.of("timezone must be an IANA name, or EST, CST, MST or PST");
        }
        return Optional.empty();
    }

    private static BigDecimal cost(LeadRecordDto lead, DirectoryEntry source) {
        return lead.leadCost() != null || source == null ? lead.leadCost() : source.defaultLeadCost();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
