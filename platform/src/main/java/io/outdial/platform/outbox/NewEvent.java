package io.outdial.platform.outbox;

import java.util.UUID;

/**
 * An event to be written.
 *
 * @param key names what must be told of in order, such as the id of a customer
 * @param data written as JSON
 */
public record NewEvent(UUID clientId, String key, String type, Object data) {}
