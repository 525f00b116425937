package io.outdial.transfer.resolution;

import io.outdial.transfer.config.DynamicOptions.SuccessCondition;

/**
 * How one condition came out.
 *
 * @param received the JSON type of what stands at the field, {@code undefined} where nothing does
 * @param reason why it could not be met at all; null where it was held against the field
 */
record ConditionOutcome(SuccessCondition condition, String received, boolean met, String reason) {}
