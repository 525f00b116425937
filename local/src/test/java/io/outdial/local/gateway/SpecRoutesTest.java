package io.outdial.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.OutdialService;
import io.outdial.platform.request.RequestPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The route file against the specs: every path of a service leads to it, and no inner path leads anywhere. */
class SpecRoutesTest {

    private static final RouteTable ROUTES = new RouteFile(DocumentedPath.ROUTE_FILE).read();

    static Stream<DocumentedPath> documentedPaths() {
        return DocumentedPath.all();
    }

    static Stream<String> hostileTargets() {
        return HostileTargets.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documentedPaths")
    void everyPathOfADocumentReachesItsService(DocumentedPath path) {
        for (String target : path.targets()) {
            assertEquals(Optional.of(path.service().serviceName()), backendOf(target), target);
        }
    }

    @Test
    void everyRuleTakesAwayWhatClientsMustNotSend() {
        for (Route route : ROUTES.routes()) {
            assertEquals(List.of("x-outdial-service-token", "forwarded"), route.removedHeaders(), route.value());
        }
    }

    @Test
    void thereAreDocuments() {
        assertTrue(DocumentedPath.all().count() >= 50);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "/v2/campaigns,                                          outbound-service",
                "/v2/campaigns/x,                                        outbound-service",
                "/v2/campaigns/x/block-snippets,                         outbound-service",
                "/v2/campaigns/x/agent-source-restrictions/y,            restrictions-service",
                "/v2/campaigns/agent-source-restrictions,                outbound-service",
                "/v2/campaigns/x/agent-source-restrictionsx,             outbound-service",
                "/v2/campaigns/transfer-configs,                         transfer-service",
                "/v2/campaigns/transfer-configsx,                        outbound-service",
                "/v2/campaigns/routing-configs/x,                        transfer-service",
                "/v2/customers/x/calls,                                  enrollment-service",
                "/v2/leads/upload,                                       enrollment-service",
                "/v2/members/x,                                          outbound-service",
                "/v2/sources/x,                                          outbound-service",
                "/api/v2/notifications,                                  outbound-service",
                "/api/v2/notifications/handshake,                        outbound-service",
                "/api/v2/me,                                             outbound-service",
                "/ca_apis/addcampaigndata,                               outbound-service",
                "/CA_APIS/ADDCAMPAIGNDATA,                               outbound-service",
                "/ca_apis,                                               -",
                "/v2/campaignsx,                                         -",
                "/v2/campaigns/transfer-configs/agent-source-restrictions, transfer-service",
                "/cloudAgentRestAPI/index.php/CloudAgent/CloudAgentAPI/addCamapaignData, outbound-service",
                "/CAServicesV3/blockNumberGroupV2.php,                   outbound-service",
                "/CLOUDAGENTRESTAPI/index.php/x,                         outbound-service",
                "/caservices/x,                                          outbound-service",
                "/caservicesv3/x,                                        outbound-service",
                "/CA_Reports/CAToken/generateToken,                      outbound-service",
                "/caservicesv2/x,                                        -",
                "/openapi/restrictions.yaml,                             restrictions-service",
                "/openapi/transfer.yaml,                                 transfer-service",
                "/openapi/enrollment.yaml,                               enrollment-service",
                "/openapi/outbound.yaml,                                 outbound-service",
                "/openapi/common.yaml,                                   outbound-service",
                "/openapi/,                                              -",
                "/openapi,                                               -",
                "/V2/customers,                                          -",
                "/v2,                                                    -",
                "/v2/other,                                              -",
                "/,                                                      -",
            })
    void routes(String path, String service) {
        assertEquals(Optional.ofNullable(service), backendOf(path));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileTargets")
    void innerPathsAreUnreachableInAnySpelling(String target) {
        assertFalse(backendOf(target).isPresent());
    }

    @Test
    void everyRouteLeadsToAServiceAtItsPort() {
        for (Route route : ROUTES.routes()) {
            OutdialService service =
                    OutdialService.named(route.backend().name()).orElseThrow();
            assertEquals(service.defaultPort(), route.backend().port());
        }
    }

    private static Optional<String> backendOf(String target) {
        return RequestPath.normalise(target)
                .flatMap(ROUTES::find)
                .map(Route::backend)
                .map(Backend::name);
    }
}
