package io.outdial.outbound.intake;

import io.outdial.outbound.record.RecordSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leads that go to the database together, with the outcomes that they would have one after the other. */
final class LeadSet {

    /** Of several kilobytes each, leads gain nothing by being many. */
    private static final int MAX_BYTES = 65_536;

    private final RecordSet records;
    private final int maxLeads;
    private final List<WaitingLead<?>> leads = new ArrayList<>();
    private final Set<Object> keys = new HashSet<>();
    private int bytes;

    private LeadSet(int maxLeads) {
        this.maxLeads = maxLeads;
        this.records = new RecordSet(maxLeads);
    }

    /** Takes those whose turn it is, as many as may go together; at least one. */
    static List<WaitingLead<?>> takeFrom(WaitingLine<WaitingLead<?>> waiting, int maxLeads) {
        LeadSet set = new LeadSet(maxLeads);
        while (!waiting.isEmpty() && set.join(waiting.peek())) {
            waiting.remove();
        }
        return set.leads;
    }

    private boolean join(WaitingLead<?> lead) {
        int size = lead.bytes();
        if (leads.size() == maxLeads
                || (!leads.isEmpty() && bytes + size > MAX_BYTES)
                || (lead.hasKey() && keys.contains(lead.claim().identity()))
                || (!lead.decision().isRefused()
                        && !records.join(lead.decision().request()))) {
            return false;
        }
        if (lead.hasKey()) {
            keys.add(lead.claim().identity());
        }
        bytes += size;
        return leads.add(lead);
    }
}
