package io.outdial.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a person or script needs to call a local stack, in the shape that {@code outdial credentials} prints.
 *
 * @param gateway base URL without a trailing slash
 * @param apiKey careCycle key of the demo client, with every permission
 * @param clientId the demo client
 * @param otherClient a second client without any data, for trying tenancy
 */
public record Credentials(
        String gateway, String apiKey, UUID clientId, CloudAgent cloudAgent, Agent agent, OtherClient otherClient) {

    public record CloudAgent(String userName, String apiKey) {}

    /** Basic login of the demo agent on the Genesys dialect. */
    public record Agent(String userName, String password) {}

    public record OtherClient(String apiKey) {}

    /** The names of the environment variables that scripts get them by, in the order of {@link #asVariables}. */
    static final List<String> VARIABLES = List.of(
            "OUTDIAL_GATEWAY",
            "OUTDIAL_API_KEY",
            "OUTDIAL_CLIENT_ID",
            "OUTDIAL_CA_USER",
            "OUTDIAL_CA_KEY",
            "OUTDIAL_AGENT_USER",
            "OUTDIAL_AGENT_PASSWORD",
            "OUTDIAL_OTHER_API_KEY");

    Map<String, String> asVariables() {
        List<String> values = List.of(
                gateway,
                apiKey,
                clientId.toString(),
                cloudAgent.userName(),
                cloudAgent.apiKey(),
                agent.userName(),
                agent.password(),
                otherClient.apiKey());
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < VARIABLES.size(); i++) {
            variables.put(VARIABLES.get(i), values.get(i));
        }
        return variables;
    }
}
