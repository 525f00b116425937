package io.outdial.outbound.member;

import java.util.UUID;

/** A phone that somebody answers who logs in nowhere: a member without a login, and its device. */
public record Phone(UUID memberId, String name, String number) {}
