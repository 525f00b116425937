package io.outdial.outbound.donotcall;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the national do-not-call registry (ADR 0053). */
@ConfigMapping(prefix = "outdial.do-not-call-registry")
public interface RegistryConfig {

    /** From a download that is older in days campaigns that apply the registry hand nothing out. */
    @WithDefault("31")
    int maxAge();

    /** From so many days on the log warns of a download. */
    @WithDefault("25")
    int warnAge();
}
