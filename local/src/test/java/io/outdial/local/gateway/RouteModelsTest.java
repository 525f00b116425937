package io.outdial.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.outdial.platform.request.RequestPath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The route file by the rules of six gateways: it means the same to each, and what one leaves out none lets in. */
class RouteModelsTest {

    private static final RouteTable ROUTES = new RouteFile(DocumentedPath.ROUTE_FILE).read();

    static Stream<DocumentedPath> documentedPaths() {
        return DocumentedPath.all();
    }

    static Stream<String> hostileTargets() {
        return HostileTargets.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documentedPaths")
    void everyGatewayTakesAPathToItsService(DocumentedPath path) {
        for (GatewayRules gateway : GatewayRules.values()) {
            for (String target : path.targets()) {
                assertEquals(
                        Optional.of(path.service().serviceName()), chosen(gateway, target), gateway + " " + target);
            }
        }
    }

    /** A path that ends with a slash is another path: wherever it leads, it leads there everywhere. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("documentedPaths")
    void allGatewaysAgreeOnASlashAtTheEnd(DocumentedPath path) {
        for (String target : path.targets()) {
            assertAllAgree(target + "/");
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
                "/v2",
                "/V2/customers",
                "/",
                "/api/v2/notifications/connect",
                "/api/v2/me",
                "/ca_apis",
                "/ca_apis/",
                "/ca_apisx/y",
                "/CA_Apis/addCampaignData",
                "/CASERVICESV3/x",
                "/caservicesv2/x",
                "/openapi",
                "/openapi/",
                "/openapi/restrictions.yaml",
                "/openapi/document",
            })
    void allGatewaysAgreeOnPathsThatAreSimilar(String target) {
        assertAllAgree(target);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileTargets")
    void noGatewayLeadsToAnInnerPathInAnySpelling(String target) {
        for (GatewayRules gateway : GatewayRules.values()) {
            assertFalse(
                    RequestPath.normalise(target)
                            .flatMap(path -> chosen(gateway, path))
                            .isPresent(),
                    gateway + " " + target);
        }
    }

    /**
     * Traefik matches a pattern anywhere in a path. What it lets in by that is in no document: the services answer 401
     * or 404 to it, as the e2e test {@code InnerPathsTest} asks them past the gateway.
     */
    @ParameterizedTest
    @EnumSource(GatewayRules.class)
    void onlyOneGatewayMatchesInsideOfAPath(GatewayRules gateway) {
        boolean isLetIn = chosen(gateway, "/anything/ca_apis/x").isPresent();

        assertEquals(gateway == GatewayRules.TRAEFIK, isLetIn);
    }

    /** What the validation of the resource's definition allows. */
    @Test
    void theFileIsWithinTheLimitsOfGatewayApi() throws IOException {
        JsonNode rules =
                new YAMLMapper().readTree(DocumentedPath.ROUTE_FILE.toFile()).at("/spec/rules");

        assertTrue(rules.size() <= 16, () -> rules.size() + " rules");
        int matches = 0;
        for (JsonNode rule : rules) {
            assertTrue(rule.path("matches").size() <= 64, () -> rule.path("name") + " has too many matches");
            assertTrue(rule.path("name").asText().matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?"), rule::toString);
            matches += rule.path("matches").size();
        }
        assertTrue(matches <= 128, matches + " matches");
    }

    private static void assertAllAgree(String target) {
        List<Optional<String>> chosen = Stream.of(GatewayRules.values())
                .map(gateway -> chosen(gateway, target))
                .distinct()
                .toList();

        assertEquals(List.of(ROUTES.find(target).map(RouteModelsTest::service)), chosen, target);
    }

    private static Optional<String> chosen(GatewayRules gateway, String path) {
        return gateway.choose(ROUTES.routes(), path).map(RouteModelsTest::service);
    }

    private static String service(Route route) {
        return route.backend().name();
    }
}
