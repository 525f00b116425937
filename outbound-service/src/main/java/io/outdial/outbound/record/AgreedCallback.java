package io.outdial.outbound.record;

import java.time.Instant;
import java.util.UUID;

/** That an agent has promised to call the number of a record itself. */
record AgreedCallback(long handle, UUID memberId, Instant at) {}
