package io.outdial.platform.access;

import io.outdial.platform.config.ServiceConfig;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jose4j.jwx.JsonWebStructure;

/**
 * What Quarkus does not ask of a token whose signature is right: that its algorithm is on our list, and that it is an
 * access token. One that only says who has logged in at some application has the same signature and may have the same
 * audience.
 */
@ApplicationScoped
@Unremovable
public class TokenValidator implements Validator {

    /** What providers call an access token in {@code typ}, which few of them set. */
    private static final Set<String> ACCESS_TOKENS = Set.of("Bearer", "DPoP", "JWT", "at+jwt");

    private final Set<String> algorithms;

    @Inject
    public TokenValidator(ServiceConfig config) {
        this(config.oidc().algorithms());
    }

    TokenValidator(Set<String> algorithms) {
        this.algorithms = Set.copyOf(algorithms);
    }

    /** Null where there is nothing to say against it. */
    @Override
    public String validate(JwtContext token) throws MalformedClaimException {
        for (JsonWebStructure layer : token.getJoseObjects()) {
            if (!algorithms.contains(layer.getAlgorithmHeaderValue())) {
                return "its algorithm is not accepted here";
            }
        }
        Object type = token.getJwtClaims().getClaimValue("typ");
        return type == null || ACCESS_TOKENS.contains(type) ? null : "it is no access token";
    }
}
