package io.outdial.transfer.resolution;

import io.outdial.transfer.config.DynamicOptions.SuccessCondition;

/**
 * The result of one condition.
 *
 * @param received the JSON type of the field, {@code undefined} if it is absent
 * @param reason why it can never be met; null if it was compared with the field
 */
record ConditionOutcome(SuccessCondition condition, String received, boolean met, String reason) {}
