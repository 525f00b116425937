package io.outdial.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.outdial.local.OutdialService;
import io.outdial.local.StackOptions;
import io.outdial.platform.request.RequestPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The route file against the specs: every path of a service leads to it, and no inner path leads anywhere. */
class SpecRoutesTest {

    private static final Path HOME = StackOptions.findHome();
    private static final RouteTable ROUTES = new RouteFile(HOME.resolve("k8s/gateway/httproute.yaml")).read();
    private static final List<String> SAMPLES =
            List.of("497f6eca-6276-4993-bfeb-53cbbbba6f08", "13", "Campaign1", "a%20b");

    static Stream<Arguments> specPaths() throws IOException {
        List<Arguments> paths = new ArrayList<>();
        for (OutdialService service : OutdialService.values()) {
            Path spec = HOME.resolve("contract/src/main/openapi").resolve(service.context() + ".yaml");
            JsonNode document = new YAMLMapper().readTree(spec.toFile());
            document.path("paths").fieldNames().forEachRemaining(path -> paths.add(Arguments.of(path, service)));
        }
        return paths.stream();
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("specPaths")
    void everyPathOfASpecReachesItsServiceAndInnerOnesNone(String path, OutdialService service) {
        Optional<String> expected =
                path.startsWith("/internal/") ? Optional.empty() : Optional.of(service.serviceName());
        for (String sample : SAMPLES) {
            assertEquals(expected, backendOf(path.replaceAll("\\{[^}]+}", sample)), path + " with " + sample);
        }
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("specPaths")
    void everyGatewayTakesThemThere(String path, OutdialService service) {
        Optional<String> expected =
                path.startsWith("/internal/") ? Optional.empty() : Optional.of(service.serviceName());
        for (GatewayRules gateway : GatewayRules.values()) {
            for (String sample : SAMPLES) {
                String target = path.replaceAll("\\{[^}]+}", sample);
                assertEquals(expected, chosen(gateway, target), gateway + " " + target);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/campaigns",
                "/v2/campaigns/",
                "/v2/campaigns/x/customers/y",
                "/v2/campaigns/x/customersx",
                "/v2/campaigns/x/agent-source-restrictions",
                "/v2/campaigns/x/agent-source-restrictionsx",
                "/v2/campaigns/transfer-configs/customers",
                "/v2/campaigns/transfer-configs/agent-source-restrictions",
                "/v2/campaigns/transfer-configsx",
                "/v2/campaigns/routing-configs/x",
                "/v2/campaignsx",
                "/api/v2/notifications/connect",
                "/api/v2/me",
                "/ca_apis",
                "/ca_apis/",
                "/ca_apisx/y",
                "/CA_Apis/addCampaignData",
                "/internal/v1/events",
                "/internal/v1/directory/lookup",
                "/q/health",
                "/openapi/restrictions.yaml",
                "/openapi/document",
            })
    void allGatewaysAgree(String path) {
        for (GatewayRules gateway : GatewayRules.values()) {
            assertEquals(backendOf(path), chosen(gateway, path), gateway.toString());
        }
    }

    @Test
    void everyRuleTakesTheServiceTokenAway() {
        for (Route route : ROUTES.routes()) {
            assertEquals(List.of("x-outdial-service-token"), route.removedHeaders(), route.value());
        }
    }

    private static Optional<String> chosen(GatewayRules gateway, String path) {
        return gateway.choose(ROUTES.routes(), path).map(Route::backend).map(Backend::name);
    }

    @Test
    void thereAreSpecs() throws IOException {
        assertTrue(specPaths().count() >= 7);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/",
                "/internal/v1/directory/lookup",
                "/INTERNAL/v1/directory/lookup",
                "//internal/v1/directory/lookup",
                "/%69nternal/v1/directory/lookup",
                "/v2/../internal/v1/directory/lookup",
                "/v2/customers/../../internal/v1/directory/lookup",
                "/v2/customers/%2e%2e/%2e%2e/internal/v1/directory/lookup",
                "/v2/customers/..%2f..%2finternal/v1",
                "/v2/customers/%252e%252e/%252e%252e/internal/v1",
                "/ca_apis/../internal/v1/directory/lookup",
                "/ca_apis/..;/internal/v1/directory/lookup",
                "/internal;x=y/v1/directory/lookup",
                "/q",
                "/q/health/ready",
                "/q/metrics",
                "//q/health",
                "/%71/health",
                "/api/v2/../../q/metrics",
                "/q;x/health",
                "/openapi/../q/health",
            })
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
