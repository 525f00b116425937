package io.outdial.outbound.record;

import java.time.Instant;
import java.util.UUID;

/** An agent gave a record back uncalled; it goes to others for a while. */
record Rejection(UUID memberId, Instant at) {}
