package io.outdial.outbound.desk;

import java.util.UUID;

/** @param phoneNumber null where it has none */
public record DeskDevice(UUID id, String phoneNumber) {}
