package io.outdial.transfer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How the client's own system is asked for a destination. Written and read as one JSON value, since a patch replaces it whole; every part of it may be null.
 *
 * @param timeout milliseconds
 * @param body sent as JSON; its values are the client's own and may be anything that JSON can hold, null included
 * @param transferNumberField dotted path to the number in the answer
 */
record DynamicOptions(
        String pingUrl,
        Method method,
        BigDecimal timeout,
        Map<String, String> headers,
        Map<String, Object> body,
        String transferNumberField,
        String transferNumber,
        List<SuccessCondition> successConditions) {

    enum Method {
        GET,
        POST
    }

    enum Operator {
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
    record SuccessCondition(String field, Operator operator, String value) {}
}
