package io.outdial.outbound.notice;

import io.outdial.outbound.notification.Subscriber;
import java.util.UUID;

/**
 * Where a member is told.
 *
 * @param deviceId the telephone of the member, null where it has none
 */
public record Desktop(Subscriber user, UUID deviceId) {}
