package io.outdial.transfer.config;

import io.outdial.transfer.routing.SoftphoneFallbackType;
import java.util.UUID;
import org.openapitools.jackson.nullable.JsonNullable;

/** The fields of a patch that concern the booking of appointments. */
record BookingPatch(JsonNullable<SoftphoneFallbackType> fallback, JsonNullable<UUID> appointmentConfigId) {}
