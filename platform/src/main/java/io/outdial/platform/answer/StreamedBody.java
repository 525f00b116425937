package io.outdial.platform.answer;

import io.smallrye.mutiny.Multi;

/**
 * The body of an answer that is sent while it is made, however long it is. The next chunk is asked for when the one
 * before it has been taken by the connection, so that a slow client holds up whoever makes the chunks.
 */
public record StreamedBody(Multi<byte[]> chunks) {}
