package io.outdial.platform.dialect;

/**
 * A refusal, ready to be written as JSON.
 *
 * @param retryAfterSeconds goes into {@code Retry-After}; 0 means no such header
 */
public record ErrorAnswer(int httpStatus, Object body, long retryAfterSeconds) {}
