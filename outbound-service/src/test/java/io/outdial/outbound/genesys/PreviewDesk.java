package io.outdial.outbound.genesys;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The desktop of a fixture's agent, and of colleagues. */
final class PreviewDesk {

    private final RecordFixture fixture;

    PreviewDesk(RecordFixture fixture) {
        this.fixture = fixture;
    }

    /** Asks for a record; the answer does not tell whether there is one. */
    void pull() {
        onCampaign("GetPreviewRecord").accepted();
    }

    void pullAs(String user, UUID member) {
        onCampaign("GetPreviewRecord")
                .as(user, TestEnvironment.AGENT_PASSWORD)
                .with("devicePath", "/devices/" + member)
                .accepted();
    }

    /** Who has the record now. */
    String holder(long handle) {
        return fixture.text("SELECT member_id FROM attempt WHERE handle = ? AND ended_at IS NULL", handle);
    }

    RecordRequest onCampaign(String operation) {
        return RecordRequest.onCampaign(fixture, operation);
    }

    RecordRequest onRecord(String operation, long handle) {
        return RecordRequest.byHandle(fixture, handle).with("operationName", operation);
    }

    void atOnce(int threads, Runnable work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CompletableFuture.allOf(IntStream.range(0, threads)
                            .mapToObj(n -> CompletableFuture.runAsync(work, pool))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            pool.shutdownNow();
        }
    }
}
