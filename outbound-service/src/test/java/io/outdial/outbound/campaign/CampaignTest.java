package io.outdial.outbound.campaign;

import static io.outdial.outbound.campaign.CampaignRequest.ONE;
import static io.outdial.outbound.campaign.CampaignRequest.PATH;
import static io.outdial.outbound.campaign.CampaignRequest.make;
import static io.outdial.outbound.campaign.CampaignRequest.patch;
import static io.outdial.outbound.campaign.CampaignRequest.unique;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only campaigns have; nobody counts their customers here. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CampaignTest {

    private static final String DEMO = "497f6eca-6276-4993-bfeb-53cbbbba6f08";

    @Test
    void aNameIsEnough() {
        String name = unique();
        make("\"name\":\"" + name + "\"")
                .body("campaign.status", equalTo("draft"))
                .body("campaign.direction", equalTo("outbound"))
                .body("campaign.kind", equalTo("voice_ai"))
                .body("campaign.type", equalTo("Progressive"))
                .body("campaign.dialMethod", equalTo("Nonagentwise"))
                .body("campaign.position", equalTo("READY"))
                .body("campaign.applyDnc", equalTo(true))
                .body("campaign.transferConfigIds", equalTo(List.of()))
                .body("campaign.requiredVars", equalTo(List.of()))
                .body("campaign.dbid", greaterThan(0))
                .body("campaign.groupName", equalTo(name + "@AgentGroup1"))
                .body("campaign.callFrom", nullValue())
                .body("campaign.description", nullValue())
                .body("campaign", hasKey("templateName"))
                .body("campaign", not(hasKey("customerStats")))
                .body("campaign", not(hasKey("client")));
    }

    @Test
    void everyFieldIsKeptAndCleared() {
        String config = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        String fields = """
                "description":"About","startDate":"2026-03-01T10:00:00+02:00","endDate":"2026-04-01T00:00:00Z","smsCompanyName":"Acme","dialAfterhours":true,
                "maxConcurrentCalls":5,"maxAttempts":3,"kind":"agent_first","transferConfigIds":["%s","%s","%s"],"appointmentConfigId":"%s","routingConfigId":"%s",
                "type":"Preview","dialMethod":"Agentwise","applyDnc":false,"applicationId":134,"groupName":" Sales ","callFrom":32400,"callUntil":86400,
                "pacingRatio":1.509,"maxDropPercent":5,"did":"+12025550100","fallbackDid":"7001","dynamicDids":["+12025550101","7002"],"fallbackDynamicDids":["7003"]
                """.formatted(config, second, config, config, second);
        String id =
                make("\"name\":\"%s\",%s".formatted(unique(), fields)).extract().path("campaign.id");
        right().get(ONE, id)
                .then()
                .statusCode(200)
                .body("campaign.startDate", equalTo("2026-03-01T08:00:00Z"))
                .body("campaign.endDate", equalTo("2026-04-01T00:00:00Z"))
                .body("campaign.smsCompanyName", equalTo("Acme"))
                .body("campaign.dialAfterhours", equalTo(true))
                .body("campaign.maxConcurrentCalls", equalTo(5))
                .body("campaign.maxAttempts", equalTo(3))
                .body("campaign.kind", equalTo("agent_first"))
                .body("campaign.transferConfigIds", equalTo(List.of(config, second)))
                .body("campaign.appointmentConfigId", equalTo(config))
                .body("campaign.routingConfigId", equalTo(second))
                .body("campaign.type", equalTo("Preview"))
                .body("campaign.dialMethod", equalTo("Agentwise"))
                .body("campaign.applyDnc", equalTo(false))
                .body("campaign.applicationId", equalTo(134))
                .body("campaign.groupName", equalTo("Sales"))
                .body("campaign.callFrom", equalTo(32_400))
                .body("campaign.callUntil", equalTo(86_400))
                .body("campaign.pacingRatio", equalTo(1.5f))
                .body("campaign.maxDropPercent", equalTo(5))
                .body("campaign.did", equalTo("+12025550100"))
                .body("campaign.fallbackDid", equalTo("7001"))
                .body("campaign.dynamicDids", equalTo(List.of("+12025550101", "7002")))
                .body("campaign.fallbackDynamicDids", equalTo(List.of("7003")));
        right().body("""
                        {"did":null,"fallbackDid":null,"dynamicDids":[],"groupName":null,"callFrom":null,"callUntil":null,"pacingRatio":null,"maxDropPercent":null,"description":null,"startDate":null,"endDate":null,"smsCompanyName":null,"maxConcurrentCalls":null,"maxAttempts":null,
                         "transferConfigIds":[],"appointmentConfigId":null,"routingConfigId":null,"type":"InBound"}
                        """)
                .patch(ONE, id)
                .then()
                .statusCode(200)
                .body("campaign.findAll { it.value == null }.size()", equalTo(20))
                .body("campaign.dynamicDids", equalTo(List.of()))
                .body("campaign.transferConfigIds", equalTo(List.of()))
                .body("campaign.direction", equalTo("inbound"));
    }

    /** Draft, then each patch, and where its dialler is afterwards. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'status':'active'                                                   | RUNNING",
                "'status':'testing'                                                  | READY",
                "'status':'testing';'position':'RUNNING'                             | RUNNING",
                "'status':'active','position':'READY'                                | READY",
                "'position':'COMPLETED'                                              | COMPLETED",
                "'status':'active';'position':'COMPLETED';'status':'active'          | COMPLETED",
                "'status':'active';'position':'READY';'description':'x'              | READY",
                "'status':'active';'status':'paused'                                 | RUNNING",
                "'status':'active';'position':'READY','status':'paused';'status':'active' | RUNNING",
            })
    void aCampaignThatBecomesActiveStarts(String patches, String position) {
        String id = make("\"name\":\"" + unique() + "\"").extract().path("campaign.id");
        for (String fields : patches.split(";")) {
            patch(id, fields.replace('\'', '"')).statusCode(200);
        }
        right().get(ONE, id).then().body("campaign.position", equalTo(position));
    }

    @Test
    void aPositionThatIsNoneIsRefused() {
        String id = make("\"name\":\"" + unique() + "\"").extract().path("campaign.id");
        for (String position : List.of("null", "\"running\"", "1", "\"STOPPED\"")) {
            patch(id, "\"position\":" + position)
                    .statusCode(422)
                    .body("errors.path", equalTo(List.of(List.of("position"))));
        }
        right().get(ONE, id).then().body("campaign.position", equalTo("READY"));
    }

    @Test
    void hoursAreHeldAgainstThoseThatAreThere() {
        String id = make("\"name\":\"" + unique() + "\",\"callFrom\":28800,\"callUntil\":64800")
                .extract()
                .path("campaign.id");
        patch(id, "\"callUntil\":28800").statusCode(422);
        patch(id, "\"callUntil\":null").statusCode(422);
        patch(id, "\"callUntil\":3600").statusCode(200).body("campaign.callFrom", equalTo(28_800));
        patch(id, "\"callFrom\":null,\"callUntil\":null").statusCode(200).body("campaign.callFrom", nullValue());
    }

    @Test
    void theGroupIsNamedAfterTheCampaign() {
        String id = make("\"name\":\"" + unique() + "\"").extract().path("campaign.id");
        String renamed = unique();
        patch(id, "\"name\":\"" + renamed + "\"").body("campaign.groupName", equalTo(renamed + "@AgentGroup1"));
    }

    @Test
    void aStatusThatCannotFollowIsRefusedAndNothingIsChanged() {
        String name = unique();
        String id = make("\"name\":\"" + name + "\"").extract().path("campaign.id");
        patch(id, "\"status\":\"archived\"").statusCode(200);
        patch(id, "\"status\":\"active\",\"name\":\"" + unique() + "\"")
                .statusCode(400)
                .body("code", equalTo("INVALID_STATUS_TRANSITION"))
                .body("message", equalTo("A campaign that is archived cannot become active"));
        patch(id, "\"status\":\"archived\"").statusCode(200);
        right().get(ONE, id).then().body("campaign.name", equalTo(name)).body("campaign.status", equalTo("archived"));
    }

    @Test
    void theClientIsToldWhereItIsAskedFor() {
        right().queryParam("includeClient", "true")
                .get(ONE, DEMO)
                .then()
                .statusCode(200)
                .body(
                        "campaign.client",
                        equalTo(Map.of("id", TestEnvironment.CLIENT.toString(), "smsCompanyName", "Demo")));
        for (String no : List.of("false", "")) {
            wrong().queryParam("includeClient", no).get(ONE, DEMO).then().body("campaign", not(hasKey("client")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inbound  |         | InBound     | inbound",
                "outbound |         | Progressive | outbound",
                "         | InBound | InBound     | inbound",
                "inbound  | InBound | InBound     | inbound",
                "outbound | IVR     | IVR         | outbound"
            })
    void directionAndTypeSayTheSame(String direction, String type, String madeType, String madeDirection) {
        String body = "\"name\":\"" + unique() + "\""
                + (direction == null ? "" : ",\"direction\":\"" + direction + "\"")
                + (type == null ? "" : ",\"type\":\"" + type + "\"");
        make(body).body("campaign.type", equalTo(madeType)).body("campaign.direction", equalTo(madeDirection));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'direction':'inbound','type':'IVR'     | type",
                "'direction':'outbound','type':'InBound'| type",
                "'startDate':'2026-02-01T00:00:00Z','endDate':'2026-01-31T23:59:59Z' | endDate"
            },
            quoteCharacter = '"')
    void fieldsThatContradictAreRefused(String fields, String path) {
        String name = unique();
        wrong().body("{\"name\":\"%s\",%s}".formatted(name, fields.replace('\'', '"')))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.path", equalTo(List.of(List.of(path))))
                .body("errors[0].code", equalTo("custom"));
        right().queryParam("search", name).get(PATH).then().body("itemsTotal", equalTo(0));
    }

    @Test
    void datesAreHeldAgainstThoseThatAreThere() {
        String id = make("\"name\":\"" + unique() + "\",\"startDate\":\"2026-02-01T00:00:00Z\"")
                .extract()
                .path("campaign.id");
        patch(id, "\"endDate\":\"2026-01-01T00:00:00Z\"").statusCode(422);
        patch(id, "\"endDate\":\"2026-02-01T00:00:00Z\"").statusCode(200);
    }

    @Test
    void thereAreNoTemplates() {
        wrong().body("{\"name\":\"%s\",\"templateId\":\"%s\"}".formatted(unique(), UUID.randomUUID()))
                .post(PATH)
                .then()
                .statusCode(404)
                .body("message", equalTo("No campaign template with this id"));
        make("\"name\":\"" + unique() + "\",\"templateId\":null");
    }

    @Test
    void theDemoCampaignsAreActive() {
        right().get(ONE, DEMO)
                .then()
                .statusCode(200)
                .body("campaign.name", equalTo("Campaign1"))
                .body("campaign.status", equalTo("active"))
                .body("campaign.applicationId", equalTo(134));
    }
}
