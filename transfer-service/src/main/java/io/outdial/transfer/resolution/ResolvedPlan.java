package io.outdial.transfer.resolution;

import io.outdial.transfer.config.TransferPlan;

/**
 * A config with what came of it for one call.
 *
 * @param asked null where nobody was asked
 */
record ResolvedPlan(TransferPlan plan, Asked asked, Resolution resolution) {}
