package io.outdial.platform.spec;

import com.networknt.schema.JsonSchema;
import io.outdial.platform.dialect.Dialect;
import java.util.List;

/**
 * One operation of an OpenAPI document, as far as the run time needs it.
 *
 * @param id the {@code operationId}, which is the name of the generated interface's method
 * @param permission {@code x-outdial-permission}: {@code area:read|write} of an API key, {@code agent:<feature>},
 *     {@code service}, or {@code cloudagent} where the resource authenticates by itself
 * @param dialect of its path
 * @param body null where there is none
 */
public record Operation(
        String id,
        String permission,
        Dialect dialect,
        List<Parameter> pathParameters,
        List<Parameter> headerParameters,
        List<Parameter> queryParameters,
        JsonSchema body) {

    private static final String BY_ITSELF = "cloudagent";

    /** Whether the resource checks its caller, because credentials may stand in the body. */
    public boolean checksItsCaller() {
        return permission.equals(BY_ITSELF);
    }
}
