package io.outdial.transfer;

/** The destinations of a config, one for each type but softphone, whose calls go to members. */
record Destination(TransferType type, String directPhoneNumber, String sipUri, String pingUrl) {}
