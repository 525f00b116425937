package io.outdial.enrollment.lead;

import io.outdial.platform.phone.PhoneNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The records of a request, as far as they have been judged.
 *
 * @param leads that may still be loaded, in their order
 * @param optOuts numbers of records that failed and said {@code doNotCall}: nobody becomes a customer by them, and
 *     nobody is called at them
 */
record LeadBatch(List<Lead> leads, List<LeadFault> faults, List<PhoneNumber> optOuts) {

    LeadBatch without(Collection<LeadFault> more) {
        List<Integer> failed = more.stream().map(LeadFault::index).toList();
        List<LeadFault> allFaults = new ArrayList<>(faults);
        allFaults.addAll(more);
        List<Lead> left = new ArrayList<>();
        List<PhoneNumber> allOptOuts = new ArrayList<>(optOuts);
        for (Lead lead : leads) {
            if (!failed.contains(lead.index())) {
                left.add(lead);
            } else if (lead.isOptOut()) {
                allOptOuts.add(lead.phone());
            }
        }
        return new LeadBatch(left, allFaults, allOptOuts);
    }
}
