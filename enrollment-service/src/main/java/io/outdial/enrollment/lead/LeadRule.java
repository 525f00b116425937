package io.outdial.enrollment.lead;

import io.outdial.contract.enrollment.LeadRecordDto;
import io.outdial.enrollment.peer.DirectoryEntry;
import io.outdial.enrollment.peer.DirectoryKey;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.phone.PhoneNumber;
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
    static LeadBatch judge(List<LeadRecordDto> records, String region, Map<DirectoryKey, DirectoryEntry> sources) {
        List<Lead> leads = new ArrayList<>();
        List<LeadFault> faults = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            LeadRecordDto lead = records.get(i);
            Optional<PhoneNumber> phone = PhoneNumber.of(lead.phoneNumber(), region);
            DirectoryEntry source = lead.sourceId() == null ? null : sources.get(source(lead.sourceId()));
            Optional<String> fault = fault(lead, phone);
            if (fault.isPresent()) {
                faults.add(new LeadFault(i, null, lead.externalId(), ErrorCode.VALIDATION_ERROR, fault.get()));
            } else if (lead.sourceId() != null && source == null) {
                faults.add(
                        new LeadFault(i, null, lead.externalId(), ErrorCode.NOT_FOUND, "No source with this sourceId"));
            } else {
                leads.add(new Lead(
                        i, lead, phone.orElseThrow(), source == null ? null : source.id(), cost(lead, source)));
            }
        }
        return new LeadBatch(leads, faults);
    }

    private static Optional<String> fault(LeadRecordDto lead, Optional<PhoneNumber> phone) {
        if (phone.filter(number -> number.key().startsWith("+")).isEmpty()) {
            return Optional.of("phoneNumber is not a phone number that can be called");
        }
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
