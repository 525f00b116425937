package io.outdial.outbound.restriction;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.record.RecordFixture.newPhone;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.peer.BlockedSources;
import io.outdial.outbound.record.LaneKey;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A record of a source that is blocked for an agent, and one of another source; how they are pulled. */
abstract class TwoSources {
    final UUID blocked = UUID.randomUUID();
    final UUID open = UUID.randomUUID();

    final DataSource database = TestEnvironment.database();

    @Inject
    CircuitBreakerMaintenance breakers;

    @Inject
    SourceRestrictions restrictions;

    RecordFixture fixture;
    UUID agent;

    /** The first of the queue. */
    long fromBlocked;

    long fromOpen;

    @BeforeEach
    void recordsOfTwoSources() {
        restrictionsAreThere();
        fixture = new RecordFixture().previews();
        agent = fixture.member;
        RestrictionsStub.blocks(agent, blocked);
        fromBlocked = record(blocked);
        fromOpen = record(open);
    }

    @AfterEach
    void restrictionsAreThere() {
        breakers.reset(BlockedSources.BREAKER);
        RestrictionsStub.answers();
    }

    void refresh() {
        restrictions.refresh().await().indefinitely();
    }

    long record(UUID source) {
        long handle = fixture.record(newPhone());
        fixture.lane(handle, LaneKey.NOBODY, source);
        return handle;
    }

    ValidatableResponse pull(UUID... members) {
        return pull(fixture, members.length == 0 ? Map.of("max", 9) : Map.of("max", 9, "memberIds", List.of(members)));
    }

    static ValidatableResponse pull(RecordFixture of, Map<String, ?> body) {
        return diallerRequest()
                .body(body)
                .post("/v2/campaigns/" + of.campaignId() + "/records:pull")
                .then()
                .statusCode(200);
    }

    String pullWithKey() {
        return diallerRequest()
                .header("Idempotency-Key", "pull-" + fromOpen)
                .body(Map.of("memberIds", List.of(agent)))
                .post("/v2/campaigns/" + fixture.campaignId() + "/records:pull")
                .asString();
    }

    /** The colon of the path goes out as it is. */
    static RequestSpecification diallerRequest() {
        return right().urlEncodingEnabled(false);
    }

    void desktopPulls() {
        RecordRequest.onCampaign(fixture, "GetPreviewRecord").accepted();
    }

    ValidatableResponse eligibility(long handle) {
        return right().get("/v2/records/{handle}/eligibility?memberId={member}", handle, agent)
                .then()
                .statusCode(200);
    }

    String ofTheAgent() {
        return fixture.text("SELECT string_agg(handle::text, ' ') FROM attempt WHERE member_id = ?", agent);
    }

    String attempts() {
        return fixture.text(
                "SELECT string_agg(handle::text, ' ' ORDER BY taken_at) FROM attempt WHERE campaign_id = ?::uuid",
                fixture.campaignId());
    }
}
