package io.outdial.outbound.record;

import io.outdial.outbound.record.RecordEdit.Details;
import io.outdial.platform.failure.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides on edits one after another, each on the records as those before it have left them. */
final class EditBatch {

    private final Map<Long, List<OutboundRecord>> before;
    private final Map<Long, Long> chainIds = new HashMap<>();
    private final Map<Long, List<OutboundRecord>> now;
    private final Map<Long, AgreedCallback> callbacks = new HashMap<>();
    private final Map<Long, Details> details = new HashMap<>();
    private final Map<Long, Set<String>> fieldNames;
    private final List<Optional<Failure>> outcomes = new ArrayList<>();

    /**
     * @param chains by their ids
     * @param fieldNames of the records, as far as edits have fields for them
     */
    EditBatch(Map<Long, List<OutboundRecord>> chains, Map<Long, Set<String>> fieldNames) {
        this.before = chains;
        this.now = new HashMap<>(chains);
        this.fieldNames = new HashMap<>(fieldNames);
        chains.forEach((id, chain) -> chain.forEach(record -> chainIds.put(record.handle(), id)));
    }

    void decide(EditRequest request, Facts facts) {
        outcomes.add(Optional.ofNullable(carryOut(request, facts)));
    }

    private Failure carryOut(EditRequest request, Facts facts) {
        Long chainId = chainIds.get(request.handle());
        if (chainId == null || isElsewhere(request, chainId)) {
            return new Failure.NotFound("No record with this handle");
        }
        List<OutboundRecord> chain = now.get(chainId);
        Decision decision = RecordStateMachine.decide(chain, request.handle(), request.command(), facts);
        if (decision instanceof Refusal refusal) {
            return refusal.failure();
        }
        List<OutboundRecord> meant = EditRule.meant(chain.stream(), request.handle(), request.command());
        Details changed = request.command().changes().details();
        if (meant.stream().anyMatch(record -> namesAfter(record, changed).size() > CallNotesRepository.MAX_FIELDS)) {
            return CallNotesRepository.overfull();
        }
        apply((ChainChange) decision, chainId);
        meant.forEach(record -> note(record, changed));
        return null;
    }

    private boolean isElsewhere(EditRequest request, Long chainId) {
        return request.campaignId() != null
                && !request.campaignId().equals(before.get(chainId).get(0).campaignId());
    }

    private void apply(ChainChange change, Long chainId) {
        now.put(chainId, change.all().toList());
        if (change.callback() != null) {
            callbacks.put(chainId, change.callback());
        }
    }

    private void note(OutboundRecord record, Details changed) {
        fieldNames.put(record.handle(), namesAfter(record, changed));
        if (!changed.isNothing()) {
            details.merge(record.handle(), changed, Details::then);
        }
    }

    private Set<String> namesAfter(OutboundRecord record, Details changed) {
        Set<String> names = new HashSet<>(fieldNames.getOrDefault(record.handle(), Set.of()));
        changed.fields().forEach((name, value) -> {
            if (value == null) {
                names.remove(name);
            } else {
                names.add(name);
            }
        });
        return names;
    }

    /** One for each chain that was named. */
    List<ChainChange> changes() {
        return before.entrySet().stream()
                .map(chain -> {
                    ChainChange change = new ChainChange(chain.getValue());
                    now.get(chain.getKey()).forEach(change::put);
                    change.agree(callbacks.get(chain.getKey()));
                    return change;
                })
                .toList();
    }

    /** By the handles of the records. */
    Map<Long, Details> details() {
        return details;
    }

    /** Why each is not carried out; empty where it is. */
    List<Optional<Failure>> outcomes() {
        return List.copyOf(outcomes);
    }
}
