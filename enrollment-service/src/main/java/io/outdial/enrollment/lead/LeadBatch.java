package io.outdial.enrollment.lead;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The records of a request, as far as they have been judged: those that may still be loaded, in their order, and those that failed. */
record LeadBatch(List<Lead> leads, List<LeadFault> faults) {

    LeadBatch without(Collection<LeadFault> more) {
        List<LeadFault> all = new ArrayList<>(faults);
        all.addAll(more);
        List<Integer> failed = more.stream().map(LeadFault::index).toList();
        return new LeadBatch(
                leads.stream().filter(lead -> !failed.contains(lead.index())).toList(), all);
    }
}
