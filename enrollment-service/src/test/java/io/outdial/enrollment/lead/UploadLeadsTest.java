package io.outdial.enrollment.lead;

import static io.outdial.enrollment.Api.api;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.enrollment.peer.Directory;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class UploadLeadsTest {

    static final String PATH = "/v2/leads/upload";

    private final String external = UUID.randomUUID().toString();
    private final String phone = Database.phone();

    final Rows rows = new Rows();

    @Inject
    CircuitBreakerMaintenance breakers;

    @AfterEach
    void theDirectoryAnswersAgain() {
        OutboundStub.directoryAnswers(200);
        breakers.reset(Directory.BREAKER);
    }

    @Test
    void aLeadBecomesACustomer() {
        String publicId = "web-" + external;
        UUID source = OutboundStub.publicSource(publicId, "12.5");
        String id = upload("""
                {"phoneNumber":"%s","externalId":"%s","postalCode":"20001","firstName":"Ada","lastName":"Lead","gender":"Female",
                 "dateOfBirth":"02-29/1960","hasMedicaid":true,"annualIncome":30000,"sourceId":"%s","doNotSMS":true}
                """.replace("02-29/1960", "02/29/1960").formatted(national(phone), external, publicId))
                .body("succeeded", equalTo(1))
                .body("failed", equalTo(0))
                .body("errors", hasSize(0))
                .body("enrolments", hasSize(0))
                .body("results[0].phoneNumber", equalTo(phone))
                .body("results[0].externalId", equalTo(external))
                .body("results[0].status", equalTo("Lead"))
                .body("results[0].firstName", equalTo("Ada"))
                .body("results[0].gender", equalTo("Female"))
                .body("results[0].hasMedicaid", equalTo(true))
                .body("results[0].annualIncome", equalTo(30000))
                .body("results[0].doNotSMS", equalTo(true))
                .body("results[0].doNotCall", equalTo(false))
                .body("results[0].currentSourceId", equalTo(source.toString()))
                .body("results[0].originalSourceId", equalTo(source.toString()))
                .body("results[0].email", nullValue())
                .extract()
                .path("results[0].id");
        assertEquals(
                "12.5 good " + source,
                rows.text(
                        "SELECT lead_cost || ' ' || received_by || ' ' || source_id FROM lead WHERE customer_id = ?",
                        UUID.fromString(id)));
    }

    @Test
    void aRecordMeansTheCustomerOfItsExternalIdElseOfItsNumber() {
        String first = upload(lead(phone, external, "\"firstName\":\"Ada\",\"city\":\"Bonn\""))
                .extract()
                .path("results[0].id");
        String number = Database.phone();
        upload(lead(number, external, "\"firstName\":\"Adele\""))
                .body("results[0].id", equalTo(first))
                .body("results[0].firstName", equalTo("Adele"))
                .body("results[0].city", equalTo("Bonn"))
                .body("results[0].phoneNumber", equalTo(number));
        upload(lead(number, null, "\"lastName\":\"Lead\""))
                .body("results[0].id", equalTo(first))
                .body("results[0].lastName", equalTo("Lead"));
        assertEquals(1, rows.number("SELECT count(*) FROM customer WHERE client_customer_id = ?", external));
        assertEquals(3, rows.number("SELECT count(*) FROM lead WHERE customer_id = ?", UUID.fromString(first)));
    }

    @Test
    void whoIsNoNewLeadKeepsStatusAndFirstSource() {
        UUID source = OutboundStub.known(UUID.randomUUID());
        UUID other = OutboundStub.known(UUID.randomUUID());
        String id = upload(lead(phone, external, "\"sourceId\":\"" + source + "\""))
                .extract()
                .path("results[0].id");
        rows.execute("UPDATE customer SET status = 'Active' WHERE id = ?", UUID.fromString(id));
        upload(lead(
                        phone,
                        external,
                        "\"sourceId\":\"" + other.toString().toUpperCase(Locale.ROOT) + "\",\"leadCost\":3"))
                .body("results[0].status", equalTo("Active"))
                .body("results[0].currentSourceId", equalTo(other.toString()))
                .body("results[0].originalSourceId", equalTo(source.toString()));
    }

    @Test
    void whatIsTwiceInABatchIsOneCustomer() {
        upload(
                        lead(phone, external, "\"firstName\":\"Ada\""),
                        lead(phone, null, "\"lastName\":\"Lead\""),
                        lead(phone, external, ""))
                .body("succeeded", equalTo(3))
                .body("results.firstName", contains("Ada", "Ada", "Ada"))
                .body("results.lastName", contains("Lead", "Lead", "Lead"));
        assertEquals(1, rows.number("SELECT count(*) FROM customer WHERE phone_key = ?", phone));
    }

    @Test
    void aRecordThatFailsStopsNoOther() {
        String good = Database.phone();
        upload(
                        lead("12", "a" + external, ""),
                        "{\"phoneNumber\":\"" + phone + "\",\"externalId\":\"b" + external + "\"}",
                        lead(good, external, ""),
                        lead(phone, null, "\"timezone\":\"Mars/Olympus\""),
                        lead(phone, null, "\"sourceId\":\"nobody-knows\""),
                        lead(phone, null, "\"sourceId\":\"" + UUID.randomUUID() + "\""),
                        lead(phone, null, "\"customFields\":[{\"fieldKey\":\"nobody_knows\",\"value\":1}]"),
                        "{\"phoneNumber\":\"" + Database.phone() + "\",\"timezone\":\"PST\"}")
                .body("succeeded", equalTo(2))
                .body("failed", equalTo(6))
                .body("errors.index", contains(0, 1, 3, 4, 5, 6))
                .body(
                        "errors.id",
                        contains(nullValue(), nullValue(), nullValue(), nullValue(), nullValue(), nullValue()))
                .body("errors.externalId", contains("a" + external, "b" + external, null, null, null, null))
                .body(
                        "errors.code",
                        contains(
                                "VALIDATION_ERROR",
                                "VALIDATION_ERROR",
                                "VALIDATION_ERROR",
                                "NOT_FOUND",
                                "NOT_FOUND",
                                "VALIDATION_ERROR"))
                .body("errors[1].error", equalTo("postalCode or timezone must be given"))
                .body("results", hasSize(2))
                .body("results[0].externalId", equalTo(external));
        assertEquals(0, rows.number("SELECT count(*) FROM customer WHERE phone_key = ?", phone));
    }

    @Test
    void whoDoesNotWantToBeCalledIsKeptAndNeverEnrolled() {
        UUID campaign = OutboundStub.campaign();
        String other = Database.phone();
        String id = uploadTo(
                        campaign,
                        lead(phone, external, "\"doNotCall\":true"),
                        lead(other, null, "\"doNotCall\":false"),
                        lead(phone, "x" + external, ""))
                .body("succeeded", equalTo(3))
                .body("results.doNotCall", contains(true, false, true))
                .body("enrolments.outcome", contains("do_not_call", "enrolled", "do_not_call"))
                .body("enrolments[1].customerCampaignId", notNullValue())
                .extract()
                .path("results[0].id");
        upload(lead(phone, external, "\"doNotCall\":false")).body("results[0].doNotCall", equalTo(true));
        assertEquals("opted_out", rows.text("""
                        SELECT reason FROM suppressed_number WHERE client_id = ? ORDER BY since DESC LIMIT 1
                        """, TestEnvironment.CLIENT));
        assertEquals(id, rows.text("SELECT id FROM customer WHERE client_customer_id = ?", external));
    }

    @Test
    void customFieldsAreJudgedAndKept() {
        String field = api().body("""
                        {"recordType":"customers","fieldLabel":"Rooms %s","fieldDescription":"Of the house","fieldType":"number"}
                        """.formatted(external))
                .post("/v2/custom-fields")
                .then()
                .statusCode(200)
                .extract()
                .path("fieldKey");
        String id = upload(
                        lead(phone, external, "\"customFields\":[{\"fieldKey\":\"%s\",\"value\":4}]".formatted(field)),
                        lead(
                                Database.phone(),
                                "y" + external,
                                "\"customFields\":[{\"fieldKey\":\"%s\",\"value\":\"four\"}]".formatted(field)))
                .body("succeeded", equalTo(1))
                .body("errors.code", contains("VALIDATION_ERROR"))
                .body("errors.externalId", contains("y" + external))
                .extract()
                .path("results[0].id");
        api().get("/v2/customers/{id}", id)
                .then()
                .statusCode(200)
                .body("customFields.fieldKey", contains(field))
                .body("customFields.value", contains(4));
    }

    @Test
    void theCampaignMustBeThere() {
        api().body("{\"campaignId\":\"%s\",\"records\":[%s]}".formatted(UUID.randomUUID(), lead(phone, external, "")))
                .post(PATH)
                .then()
                .statusCode(404)
                .body("message", equalTo("No campaign with this id"));
        assertEquals(0, rows.number("SELECT count(*) FROM customer WHERE phone_key = ?", phone));
    }

    @Test
    void aSourceHoldsWhileTheDirectoryIsGoneIfItWasHeardOf() {
        String publicId = "known-" + external;
        UUID source = OutboundStub.publicSource(publicId, null);
        upload(lead(phone, external, "\"sourceId\":\"" + publicId + "\""));
        OutboundStub.directoryAnswers(503);
        upload(lead(phone, external, "\"sourceId\":\"" + publicId + "\""))
                .body("results[0].currentSourceId", equalTo(source.toString()));
        upload(lead(phone, external, "")).body("succeeded", equalTo(1));
        api().body(records(lead(phone, external, "\"sourceId\":\"never-heard-of\"")))
                .post(PATH)
                .then()
                .statusCode(503)
                .header("Retry-After", "5");
    }

    @Test
    void anotherClientsCustomerIsNotMeant() {
        String id = upload(lead(phone, external, "")).extract().path("results[0].id");
        String theirs = api(TestEnvironment.OTHER_CLIENT_KEY)
                .body(records(lead(phone, external, "\"firstName\":\"Eve\"")))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("succeeded", equalTo(1))
                .extract()
                .path("results[0].id");
        assertEquals(
                "Test",
                rows.text("SELECT coalesce(first_name, 'Test') FROM customer WHERE id = ?", UUID.fromString(id)));
        assertEquals(2, Set.of(id, theirs).size());
    }

    private ValidatableResponse upload(String... records) {
        return api().body(records(records)).post(PATH).then().statusCode(200);
    }

    private static ValidatableResponse uploadTo(UUID campaign, String... records) {
        return api().body(records(records).replaceFirst("\\{", "{\"campaignId\":\"" + campaign + "\","))
                .post(PATH)
                .then()
                .statusCode(200);
    }

    static String records(String... records) {
        return "{\"records\":[" + String.join(",", records) + "]}";
    }

    /** @param more further fields, without braces */
    static String lead(String phone, String external, String more) {
        return "{\"phoneNumber\":\"%s\",\"postalCode\":\"20001\"%s%s}"
                .formatted(
                        phone,
                        external == null ? "" : ",\"externalId\":\"" + external + "\"",
                        more.isEmpty() ? "" : "," + more);
    }

    private static String national(String phone) {
        return "(%s) %s-%s".formatted(phone.substring(2, 5), phone.substring(5, 8), phone.substring(8));
    }
}
