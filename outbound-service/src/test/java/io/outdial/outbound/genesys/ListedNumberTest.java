package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A number that an agent has listed does not come in again, not even at the very moment it is listed. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ListedNumberTest {

    private static final String ADD = "/ca_apis/AddCampaignData";

    @TestHTTPResource("/")
    URI root;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final String phone = newPhone();
    private RecordFixture fixture;

    @BeforeEach
    void aRecord() {
        fixture = new RecordFixture();
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void aLeadWithItIsRefusedInEveryCampaign() {
        RecordRequest.byNumber(fixture, phone).accepted();
        for (String campaign : new String[] {fixture.campaign, fixture.otherCampaign}) {
            given().filter(Spec.answersOnly("outbound"))
                    .contentType("application/json")
                    .header("apiKey", TestEnvironment.KEY)
                    .body(lead(campaign))
                    .post(ADD)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("FAIL"))
                    .body("message", equalTo("PhoneNumber Added is a DND Number"));
        }
        assertEquals("0", open());
    }

    @RepeatedTest(10)
    void leadsAtTheSameMomentAreRefusedOrOutOfDialling() {
        List<String> campaigns = IntStream.range(0, 8)
                .mapToObj(i -> fixture.campaign + "-" + i)
                .peek(name -> fixture.campaign(name, name))
                .toList();
        List<CompletableFuture<HttpResponse<String>>> first =
                campaigns.stream().limit(4).map(this::add).toList();
        RecordRequest.byNumber(fixture, phone).accepted();
        List<CompletableFuture<HttpResponse<String>>> then =
                campaigns.stream().skip(4).map(this::add).toList();
        Stream.concat(first.stream(), then.stream())
                .forEach(answer -> assertEquals(200, answer.join().statusCode()));
        assertEquals("0", open());
    }

    /** From both ends of a chain at once, by handle and by number: they take turns and nobody is refused for it. */
    @RepeatedTest(5)
    void marksOfOneChainAtOnceAreAllAccepted() {
        long chain = fixture.newChain();
        String second = newPhone();
        long one = fixture.record(fixture.list, phone, chain);
        long other = fixture.record(fixture.list, second, chain);
        List<CompletableFuture<Void>> marks = Stream.of(
                        RecordRequest.byHandle(fixture, one),
                        RecordRequest.byHandle(fixture, other),
                        RecordRequest.byNumber(fixture, phone),
                        RecordRequest.byNumber(fixture, second))
                .map(request -> request.with("chainAttribute", "AllChain"))
                .flatMap(request -> Stream.of(request, request))
                .map(request -> CompletableFuture.runAsync(request::accepted, threads))
                .toList();
        marks.forEach(CompletableFuture::join);
        assertEquals(RecordFixture.State.MARKED, fixture.state(one));
        assertEquals(RecordFixture.State.MARKED, fixture.state(other));
    }

    private CompletableFuture<HttpResponse<String>> add(String campaign) {
        return http.sendAsync(
                HttpRequest.newBuilder(root.resolve(ADD))
                        .header("Content-Type", "application/json")
                        .header("apiKey", TestEnvironment.KEY)
                        .POST(HttpRequest.BodyPublishers.ofString(lead(campaign)))
                        .build(),
                BodyHandlers.ofString());
    }

    private String lead(String campaign) {
        return "{\"userName\":\"%s\",\"campaignName\":\"%s\",\"phoneNumber\":\"%s\",\"Name\":\"Lee\"}"
                .formatted(TestEnvironment.CLOUD_AGENT_USER, campaign, phone);
    }

    /** How many records of the number can be dialled. */
    private String open() {
        return fixture.text(
                "SELECT count(*) FROM outbound_record WHERE client_id = ? AND phone_key = ? AND record_type <> 7",
                fixture.client,
                "+1" + phone);
    }
}
