package io.outdial.transfer.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What came of asking a client's own system.
 *
 * @param status of an answer, useful or not; null where none came
 * @param answer null where there is none of use
 * @param conditions empty where there is no answer
 */
record PingResult(
        RenderedPing ping, Integer status, JsonNode answer, long elapsedMs, List<ConditionOutcome> conditions) {}
