package io.outdial.outbound.donotcall;

/**
 * Whether rows of an audit hold.
 *
 * @param verified how many do
 * @param last number of the last that does
 * @param lastHash its hash
 * @param brokenAt number of the first that does not; null where all do
 */
record Verification(long verified, long last, String lastHash, Long brokenAt) {}
