package io.outdial.transfer.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The result of calling a client's own system.
 *
 * @param status of a response, valid or not; null if there was none
 * @param answer null if there is no valid response
 * @param conditions empty if there is no response
 */
record PingResult(
        RenderedPing ping, Integer status, JsonNode answer, long elapsedMs, List<ConditionOutcome> conditions) {}
