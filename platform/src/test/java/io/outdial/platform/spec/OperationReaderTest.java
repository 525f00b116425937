package io.outdial.platform.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.outdial.platform.dialect.HomeDialect;
import io.outdial.platform.quota.QuotaLimit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationReaderTest {

    private static final QuotaClass STANDARD = new QuotaClass("standard", QuotaLimit.perMinute(60));
    private static final QuotaClass LARGE = new QuotaClass("large", QuotaLimit.perMinute(600));

    @Test
    void whatAnOperationDoesNotSay() throws Exception {
        Operation operation = read("{post: {operationId: add, x-outdial-permission: 'x:write'}}");
        assertEquals("add", operation.id());
        assertEquals(STANDARD, operation.quota());
        assertEquals(BodyMode.JSON, operation.bodyMode());
        assertEquals(0, operation.maxBody());
    }

    @Test
    void whatAnOperationSays() throws Exception {
        Operation operation =
                read("{x-outdial-dialect: any, post: {operationId: add, x-outdial-permission: 'self:x:write',"
                        + " x-outdial-quota: large, x-outdial-body: json-object, x-outdial-max-body: 2000000}}");
        assertTrue(operation.checksItsCaller());
        assertEquals(LARGE, operation.quota());
        assertEquals(BodyMode.JSON_OBJECT, operation.bodyMode());
        assertEquals(2_000_000, operation.maxBody());
    }

    @Test
    void allFieldsOfAQueryAreNoParameter() throws Exception {
        Operation operation = read(
                "{get: {operationId: add, x-outdial-permission: 'self:x:write', x-outdial-body: fields,"
                        + " parameters: [{name: fields, in: query, x-outdial-fields: true, schema: {type: object}}]}}",
                "get");
        assertEquals(BodyMode.FIELDS, operation.bodyMode());
        assertTrue(operation.readsBody());
        assertTrue(operation.queryParameters().isEmpty());
        assertEquals("/x", operation.path());
    }

    @ParameterizedTest
    @CsvSource({
        "public, true, false, public",
        "agent, false, true, ''",
        "agent:api-voice, false, true, api-voice",
        "agents:read, false, false, agents:read",
        "x:write, false, false, x:write",
        "self:x:write, false, false, x:write",
        "self, false, false, ''",
    })
    void whoMayCallIt(String permission, boolean isPublic, boolean isOfAgents, String required) throws Exception {
        Operation operation = read("{post: {operationId: add, x-outdial-permission: '" + permission + "'}}");
        assertEquals(isPublic, operation.isPublic());
        assertEquals(isOfAgents, operation.isOfAgents());
        assertEquals(required, operation.requiredPermission());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{post: {x-outdial-permission: 'self:x:write'}} | operationId",
                "{post: {operationId: add}} | x-outdial-permission",
                "{post: {operationId: add, x-outdial-permission: 'self:x:write', x-outdial-quota: none}} | x-outdial-quota",
                "{post: {operationId: add, x-outdial-permission: 'self:x:write', x-outdial-body: xml}} | xml",
                "{post: {operationId: add, x-outdial-permission: 'self:x:write', x-outdial-qouta: large}} | x-outdial-qouta",
                "{x-outdial-dialekt: a, post: {operationId: add, x-outdial-permission: 'self:x:write'}} | x-outdial-dialekt",
            })
    void aFaultOfTheDocumentIsNamed(String item, String fault) {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> read(item));
        assertTrue(refused.getMessage().contains(fault), refused.getMessage());
    }

    private static Operation read(String item) throws JsonProcessingException {
        return read(item, "post");
    }

    private static Operation read(String item, String method) throws JsonProcessingException {
        JsonNode document = new YAMLMapper().readTree("{paths: {/x: " + item + "}}");
        Map<String, QuotaClass> quotas = Map.of(STANDARD.name(), STANDARD, LARGE.name(), LARGE);
        return new OperationReader(null, "test.yaml", document, quotas).read("/x", method, new HomeDialect());
    }
}
