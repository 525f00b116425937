package io.outdial.outbound.cloudagent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How priorities are read in this installation. */
@ApplicationScoped
public class PrioritySettings {

    private final boolean takesInvalid;

    @Inject
    PrioritySettings(CloudAgentConfig config) {
        takesInvalid = config.invalidPriority() == CloudAgentConfig.InvalidPriority.DEFAULT;
    }

    public PriorityRule of(Vocabulary vocabulary) {
        return PriorityRule.of(vocabulary, takesInvalid);
    }
}
