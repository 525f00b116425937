package io.outdial.transfer.config;

import static io.outdial.transfer.Requests.ALL;
import static io.outdial.transfer.Requests.PATH;
import static io.outdial.transfer.Requests.wrong;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.StoredConfigs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a ping whatever its host is, told when it is saved. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DynamicOptionsPolicyTest {

    private static final String PATTERN = "{'field':'a','operator':'matches','value':'%s'}";

    final StoredConfigs stored = new StoredConfigs();

    @ParameterizedTest
    @MethodSource
    void isRefused(String options, List<String> path) {
        UUID id = stored.full();
        String before = stored.row(id);
        String body = ("{'name':'Never made','dynamicOptions':" + options + "}").replace('\'', '"');
        wrong().body(body)
                .patch(PATH, id)
                .then()
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].path", equalTo(path));
        wrong().body(body).post(ALL).then().statusCode(422).body("errors[0].path", equalTo(path));
        assertEquals(before, stored.row(id));
        assertEquals(0, stored.named("Never made"));
    }

    static Stream<Arguments> isRefused() {
        List<String> url = List.of("dynamicOptions", "pingUrl");
        return Stream.of(
                Arguments.of("{'pingUrl':'https://{{variables.host}}/x'}", url),
                Arguments.of("{'pingUrl':'https://a.example:{{variables.port}}/x'}", url),
                Arguments.of("{'pingUrl':'{{variables.url}}'}", url),
                Arguments.of("{'pingUrl':'{{variables.scheme}}://a.example'}", url),
                header("Host", "a.example"),
                header("Transfer-Encoding", "chunked"),
                header("X Y", "1"),
                header("X-A", "a\\r\\nX-B: 1"),
                header("Content-Type", "text/plain"),
                Arguments.of(
                        conditions(PATTERN.formatted("(")),
                        List.of("dynamicOptions", "successConditions", "0", "value")),
                Arguments.of(
                        conditions(PATTERN.formatted("(a{100}){100}")),
                        List.of("dynamicOptions", "successConditions", "0", "value")),
                Arguments.of(
                        conditions(String.join(",", Collections.nCopies(11, PATTERN.formatted("a")))),
                        List.of("dynamicOptions", "successConditions")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'pingUrl':'string','headers':{'property1':'string'}}",
                "{'pingUrl':'http://10.0.0.1/','headers':{'Content-Type':'application/json','Authorization':'Bearer {{variables.t}}'}}",
                "{'pingUrl':'https://a.example/{{variables.a}}?b={{customer.phone}}','successConditions':[{'field':'a','operator':'matches'}]}"
            })
    void isSaved(String options) {
        wrong().body(("{'dynamicOptions':" + options + "}").replace('\'', '"'))
                .patch(PATH, stored.full())
                .then()
                .statusCode(200);
    }

    private static Arguments header(String name, String value) {
        return Arguments.of(
                "{'pingUrl':'https://a.example','headers':{'" + name + "':'" + value + "'}}",
                List.of("dynamicOptions", "headers", name));
    }

    private static String conditions(String conditions) {
        return "{'pingUrl':'https://a.example','successConditions':[" + conditions + "]}";
    }
}
