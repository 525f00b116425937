package io.outdial.platform.outbox;

import java.util.UUID;

/**
 * An event to be written.
 *
 * @param key names what events must be delivered in order for, such as the id of a customer
 * @param data written as JSON
 */
public record NewEvent(UUID clientId, String key, String type, Object data) {}
