package io.outdial.transfer.config;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How the client's own system is asked for a destination. Written and read as one JSON value, since a patch replaces it
 * whole; every part of it may be null.
 *
 * @param timeout milliseconds
 * @param body sent as JSON; its values are the client's own and may be anything that JSON can hold, null included
 * @param transferNumberField dotted path to the number in the answer
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

    /** @param field dotted path into the answer */
    public record SuccessCondition(String field, Operator operator, String value) {}
}
