package io.outdial.platform.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathMethodsTest {

    private final PathMethods methods = new PathMethods();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "/v2/things                 | GET, HEAD, OPTIONS, POST",
                "/v2/things/                | GET, HEAD, OPTIONS, POST",
                "/v2/things:bulk            | OPTIONS, PUT",
                "/v2/things/1               | DELETE, OPTIONS",
                "/v2/things/a%20b/parts     | OPTIONS, PATCH",
                "/v2/things/1/parts/2       | ''",
                "/v2/thingsx                | ''",
                "/V2/things                 | ''",
                "/v2/thing.                 | ''",
                "/CA_Apis/addCampaigndata   | OPTIONS, POST",
                "/                          | ''",
            })
    void ofAPath(String path, String expected) {
        methods.add("/v2/things", "get", false, false);
        methods.add("/v2/things", "post", false, false);
        methods.add("/v2/things:bulk", "put", false, false);
        methods.add("/v2/things/{id}", "delete", false, false);
        methods.add("/v2/things/{thingId}/parts", "patch", false, false);
        methods.add("/ca_apis/AddCampaignData", "post", true, false);

        assertEquals(expected, String.join(", ", methods.of(path)));
    }

    @Test
    void ofNothing() {
        assertEquals(0, methods.of("/v2/things").size());
    }
}
