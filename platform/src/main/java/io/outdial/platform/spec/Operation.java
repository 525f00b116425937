package io.outdial.platform.spec;

import com.networknt.schema.JsonSchema;
import io.outdial.platform.dialect.Dialect;
import java.util.List;

/**
 * One operation of an OpenAPI document, as far as the run time needs it.
 *
 * @param id the {@code operationId}, which is the name of the generated interface's method
 * @param path as the document has it, its parameters in braces
 * @param permission {@code x-outdial-permission}: {@code area:read|write} of an API key, {@code agent:<feature>},
 *     {@code agent} whatever the features, {@code service}, {@code public} where no credentials are asked for, or
 *     {@code self:area:read|write} where the resource authenticates its caller itself, {@code self} if any will do
 * @param dialect {@code x-outdial-dialect} of its path
 * @param quota {@code x-outdial-quota}: what a caller without a quota of its own may use
 * @param body null where there is none
 * @param bodyMode {@code x-outdial-body}
 * @param maxBody {@code x-outdial-max-body}: bytes that a body may have whoever sends it, since credentials may be in
 *     it; 0 where it is what a service allows all of its operations
 */
public record Operation(
        String id,
        String path,
        String permission,
        Dialect dialect,
        QuotaClass quota,
        List<Parameter> pathParameters,
        List<Parameter> headerParameters,
        List<Parameter> queryParameters,
        JsonSchema body,
        BodyMode bodyMode,
        long maxBody) {

    private static final String SELF = "self";
    private static final String WITH = ":";
    private static final String PUBLIC = "public";
    private static final String AGENT = "agent";
    private static final String OF_AGENTS = AGENT + ":";

    /** Whether the resource checks its caller, because credentials may stand in the body. */
    public boolean checksItsCaller() {
        return permission.equals(SELF) || permission.startsWith(SELF + WITH);
    }

    /** Whether its resource takes the body while it arrives. */
    boolean takesStream() {
        return bodyMode == BodyMode.STREAM;
    }

    /** Whether there is a body to read before its resource is called. */
    boolean readsBody() {
        return body != null || bodyMode == BodyMode.FIELDS;
    }

    /** Whether everybody may call it, without credentials. */
    public boolean isPublic() {
        return permission.equals(PUBLIC);
    }

    /** Whether it is for the people at desktops. */
    public boolean isOfAgents() {
        return permission.equals(AGENT) || permission.startsWith(OF_AGENTS);
    }

    /** The permission that its caller has to have; empty where it is enough to be known, or an agent. */
    public String requiredPermission() {
        if (permission.equals(AGENT)) {
            return "";
        }
        if (checksItsCaller()) {
            return permission.equals(SELF) ? "" : permission.substring(SELF.length() + WITH.length());
        }
        return isOfAgents() ? permission.substring(OF_AGENTS.length()) : permission;
    }
}
