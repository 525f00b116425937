package io.outdial.outbound.entry;

import java.io.Serializable;
import java.util.UUID;

/** The key of everything in the directory. The client is part of it, so that an id of another client finds nothing. */
public record EntryKey(UUID clientId, UUID id) implements Serializable {

    private static final long serialVersionUID = 1L;
}
