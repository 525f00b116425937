package io.outdial.transfer.resolution;

import io.outdial.transfer.config.TransferConfigView;

/**
 * A config with what came of it for one call.
 *
 * @param asked null where nobody was asked
 */
record ResolvedPlan(TransferConfigView plan, PingResult asked, Resolution resolution) {}
