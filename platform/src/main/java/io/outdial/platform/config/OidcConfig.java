package io.outdial.platform.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a token of the OIDC provider must say, and what it means here. Part of {@link ServiceConfig}. */
public interface OidcConfig {

    /**
     * The name of Outdial at the provider, which a token must have in its {@code aud}. With a provider set the service
     * does not start without it.
     */
    Optional<String> audience();

    /** The algorithms that a token may be signed with. */
    @WithDefault("RS256,RS384,RS512,PS256,PS384,PS512,ES256,ES384,ES512,EdDSA")
    Set<String> algorithms();

    /** The claim that holds the id of the client that the token acts for. */
    @WithDefault("outdial_client")
    String clientClaim();

    /** The claim that holds the user name of the member, on what agents call. */
    @WithDefault("preferred_username")
    String memberClaim();

    /** Where roles stand, each a path of names with {@code /} in between. All of them count. */
    List<String> roleClaims();

    /** The permissions of a role, by the name of the role. A role that is not here is the permission of its name. */
    Map<String, Set<String>> roles();

    /** The role of our own services, which lets them call each other. */
    @WithDefault("outdial-service")
    String serviceRole();

    /** What our services are called as a client of the provider; not set, they show each other the service token. */
    Optional<String> serviceClientId();

    /** A file that holds the secret of that client. */
    Optional<Path> serviceClientSecretFile();

    /**
     * Whether services are let in by the service token, beside tokens of the provider with the {@link #serviceRole}.
     */
    @WithDefault("true")
    boolean serviceTokenAccepted();
}
