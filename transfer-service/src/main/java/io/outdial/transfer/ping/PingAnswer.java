package io.outdial.transfer.ping;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a client's own system answered.
 *
 * @param status of the 2xx set
 * @param body fractions as decimals of any precision
 */
public record PingAnswer(int status, JsonNode body) {}
