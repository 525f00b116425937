package io.outdial.outbound.intake;

import io.outdial.outbound.record.NewRecord;
import io.outdial.platform.idempotency.Claim;
import io.outdial.platform.trace.EventTraces;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A lead in the queue, and whoever waits for its answer. */
final class WaitingLead<A> {

    /** Roughly what a record takes besides its texts. */
    private static final int BYTES = 200;

    private final LeadRequest<A> request;
    private final LeadDecision decision;
    private final UniEmitter<? super Optional<A>> emitter;
    private final long arrivedAt = System.nanoTime();
    private final String trace = EventTraces.current();

    /** @param emitter takes the answer; empty if the lead has to be decided anew, because its campaign has changed */
    WaitingLead(LeadRequest<A> request, LeadDecision decision, UniEmitter<? super Optional<A>> emitter) {
        this.request = request;
        this.decision = decision;
        this.emitter = emitter;
    }

    LeadRequest<A> request() {
        return request;
    }

    LeadDecision decision() {
        return decision;
    }

    Claim claim() {
        return request.claim();
    }

    boolean isTraced() {
        return !trace.isEmpty();
    }

    String trace() {
        return trace;
    }

    boolean hasKey() {
        return claim() != null;
    }

    boolean mayMove() {
        return !decision.isRefused() && decision.request().admission().position() != null;
    }

    boolean hasWaited(Duration longest) {
        return System.nanoTime() - arrivedAt > longest.toNanos();
    }

    /** About as many as it sends to the database. */
    int bytes() {
        if (decision.isRefused()) {
            return BYTES;
        }
        NewRecord record = decision.request().record();
        int bytes = BYTES + (record.name() == null ? 0 : record.name().length());
        for (Map.Entry<String, ?> field : record.userData().entrySet()) {
            bytes += field.getKey().length() + String.valueOf(field.getValue()).length();
        }
        return bytes;
    }

    /** Whatever is wrong with the passage: the lead has its answer afterwards, and the next one its turn. */
    void end(Passage passage) {
        try {
            if (passage instanceof Passage.Answered answered) {
                emitter.complete(Optional.of(request.type().cast(answered.answer())));
            } else if (passage instanceof Passage.Failed failed) {
                fail(failed.failure());
            } else if (passage instanceof Passage.Stale) {
                emitter.complete(Optional.empty());
            } else {
                fail(new IllegalStateException("a set without an outcome for one of its leads: " + passage));
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** Has no effect on a lead that has its answer. */
    void fail(Throwable failure) {
        emitter.fail(failure);
    }
}
