package io.outdial.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That a path into an answer is compiled once, and still finds what it stands for. */
class CompiledPathsTest {

    @BeforeAll
    static void use() {
        CompiledPaths.use();
    }

    @Test
    void theSecondTimeThereIsNothingToCompile() {
        String script = "with { owner.getClass() }";
        assertSame(
                JsonPath.from("{}").<Object>get(script),
                JsonPath.from("{\"a\":1}").<Object>get(script));
    }

    @Test
    void eachAnswerIsReadAnew() {
        String path = "errors.path";
        assertEquals(
                List.of(List.of("a")),
                JsonPath.from("{\"errors\":[{\"path\":[\"a\"]}]}").getList(path));
        assertEquals(List.of(), JsonPath.from("{\"errors\":[]}").getList(path));
        assertNull(JsonPath.from("{}").<Object>get(path));
        assertEquals(7, JsonPath.from("[6,7]").param("at", 1).getInt("get(at)"));
        assertEquals(6, JsonPath.from("[6,7]").param("at", 0).getInt("get(at)"));
    }

    @Test
    void whatIsNoPathIsToldAsBefore() {
        assertThrows(IllegalArgumentException.class, () -> JsonPath.from("{}").get("a["));
    }
}
