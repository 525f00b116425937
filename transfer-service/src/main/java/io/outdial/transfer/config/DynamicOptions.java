package io.outdial.transfer.config;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How the client's own system is asked for a destination. Stored as one JSON value, since a patch replaces it as a
 * whole; every component may be null.
 *
 * @param timeout milliseconds
 * @param body sent as JSON; its values may be any JSON, including null
 * @param transferNumberField dotted path to the number in the response
 */
@RegisterForReflection
public record DynamicOptions(
        String pingUrl,
        Method method,
        BigDecimal timeout,
        Map<String, String> headers,
        Map<String, Object> body,
        String transferNumberField,
        String transferNumber,
        List<SuccessCondition> successConditions) {

    public enum Method {
        GET,
        POST
    }

    public enum Operator {
        EQUALS,
        NOT_EQUALS,
        CONTAINS,
        STARTS_WITH,
        GREATER_THAN,
        LESS_THAN,
        EXISTS,
        NOT_EXISTS,
        IN,
        MATCHES
    }

    /** @param field dotted path into the response */
    public record SuccessCondition(String field, Operator operator, String value) {}
}
