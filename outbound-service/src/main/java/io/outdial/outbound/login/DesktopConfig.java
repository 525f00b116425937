package io.outdial.outbound.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What browsers need beside {@code Authorization}: sessions, and what protects them. */
@ConfigMapping(prefix = "outdial.desktop")
public interface DesktopConfig {

    /** How long after its last request a session lets an agent in without {@code Authorization}. */
    @WithDefault("30M")
    Duration sessionTimeout();

    /**
     * Whether a change needs the token that a GET gives ({@code X-CSRF-TOKEN}). Without it there are no sessions where
     * pages of any site could send their cookie ({@code outdial.notifications.cookie-same-site=none}).
     */
    @WithDefault("false")
    boolean csrfProtection();

    /** Origins whose pages may call the API with credentials, such as {@code https://desk.example}; none by default. */
    Optional<List<String>> allowedOrigins();
}
