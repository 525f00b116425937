package io.outdial.transfer.resolution;

import io.outdial.transfer.config.TransferConfigView;

/**
 * A config and its resolution for one call.
 *
 * @param ping null if no ping was sent
 */
record ResolvedPlan(TransferConfigView plan, PingResult ping, Resolution resolution) {}
