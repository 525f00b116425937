package io.outdial.enrollment.lead;

import io.outdial.contract.enrollment.LeadRecordDto;
import io.outdial.contract.enrollment.PhoneTypeDto;
import io.outdial.enrollment.peer.DirectoryEntry;
import io.outdial.enrollment.peer.DirectoryKey;
import io.outdial.enrollment.phone.GivenPhone;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of a request after validation.
 *
 * @param leads the leads that may still be loaded, in their order
 * @param optOuts numbers of failed records with {@code doNotCall}: no customer is created for them, and they are not
 *     called
 */
record LeadBatch(List<Lead> leads, List<LeadFault> faults, List<PhoneNumber> optOuts) {

    /**
     * @param region in which numbers without a country code are read
     * @param sources the sources of the records that exist
     */
    static LeadBatch of(List<LeadRecordDto> records, String region, Map<DirectoryKey, DirectoryEntry> sources) {
        List<Lead> leads = new ArrayList<>();
        List<LeadFault> faults = new ArrayList<>();
        List<PhoneNumber> optOuts = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            LeadRecordDto lead = records.get(i);
            PhoneReading phone = PhoneReading.of(lead.phoneNumber(), region);
            DirectoryEntry source = lead.sourceId() == null ? null : sources.get(LeadRule.source(lead.sourceId()));
            List<PhoneReading> further = further(lead, region);
            Optional<LeadFault> fault = fault(i, lead, phone, further, region, source);
            if (fault.isEmpty() && phone instanceof PhoneReading.One one) {
                leads.add(new Lead(
                        i,
                        lead,
                        one.number(),
                        given(lead, further),
                        source == null ? null : source.id(),
                        cost(lead, source)));
                continue;
            }
            fault.ifPresent(faults::add);
            if (Boolean.TRUE.equals(lead.doNotCall())) {
                optOuts.addAll(phone.all());
                further.forEach(reading -> optOuts.addAll(reading.all()));
            }
        }
        return new LeadBatch(leads, faults, optOuts);
    }

    LeadBatch without(Collection<LeadFault> newFaults) {
        List<Integer> failed = newFaults.stream().map(LeadFault::index).toList();
        List<LeadFault> allFaults = new ArrayList<>(faults);
        allFaults.addAll(newFaults);
        List<Lead> remaining = new ArrayList<>();
        List<PhoneNumber> allOptOuts = new ArrayList<>(optOuts);
        for (Lead lead : leads) {
            if (!failed.contains(lead.index())) {
                remaining.add(lead);
            } else if (lead.isOptOut()) {
                allOptOuts.addAll(lead.numbers());
            }
        }
        return new LeadBatch(remaining, allFaults, allOptOuts);
    }

    private static List<PhoneReading> further(LeadRecordDto lead, String region) {
        return lead.phones() == null
                ? List.of()
                : lead.phones().stream()
                        .map(further -> PhoneReading.of(further.number(), region))
                        .toList();
    }

    /** Null where the record does not say which there are. */
    private static List<GivenPhone> given(LeadRecordDto lead, List<PhoneReading> readings) {
        if (lead.phones() == null) {
            return null;
        }
        List<GivenPhone> given = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            PhoneTypeDto type = lead.phones().get(i).type();
            given.add(new GivenPhone(readings.get(i).all().get(0), type == null ? null : type.wireValue()));
        }
        return given;
    }

    private static Optional<LeadFault> fault(
            int index,
            LeadRecordDto lead,
            PhoneReading phone,
            List<PhoneReading> further,
            String region,
            DirectoryEntry source) {
        Optional<String> fault = LeadRule.fault(phone, further, region, lead.postalCode(), lead.timezone());
        if (fault.isPresent()) {
            return fault.map(text -> new LeadFault(index, null, lead.externalId(), ErrorCode.VALIDATION_ERROR, text));
        }
        return lead.sourceId() == null || source != null
                ? Optional.empty()
                : Optional.of(new LeadFault(
                        index, null, lead.externalId(), ErrorCode.NOT_FOUND, "No source with this sourceId"));
    }

    private static BigDecimal cost(LeadRecordDto lead, DirectoryEntry source) {
        return lead.leadCost() != null || source == null ? lead.leadCost() : source.defaultLeadCost();
    }
}
