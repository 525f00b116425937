package io.outdial.platform.failure;

/**
 * Every code that an answer in the home dialect can carry, with its HTTP status. Other dialects have numbers or texts
 * of their own and map from these. Each code has a paragraph in {@code docs/errors.md}; a test holds the two together.
 */
public enum ErrorCode {
    BAD_REQUEST(400),
    INVALID_STATUS(400),
    INVALID_STATUS_TRANSITION(400),
    ALREADY_EXISTS(400),
    IN_USE(400),
    NOT_USABLE(400),
    DO_NOT_CALL(400),
    LIMIT_EXCEEDED(400),
    LEASE_LOST(400),
    RECORD_ENDED(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    VALIDATION_ERROR(422),
    RATE_LIMIT_EXCEEDED(429),
    INTERNAL_ERROR(500),
    SERVICE_UNAVAILABLE(503);

    private final int httpStatus;

    ErrorCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
