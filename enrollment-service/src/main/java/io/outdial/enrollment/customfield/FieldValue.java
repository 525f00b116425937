package io.outdial.enrollment.customfield;

import java.util.UUID;

/**
 * A value for a customer.
 *
 * @param customFieldId of {@link KnownFields}
 * @param value a JSON value that {@link KnownFields#check} has found good
 */
public record FieldValue(UUID customerId, UUID customFieldId, Object value) {}
