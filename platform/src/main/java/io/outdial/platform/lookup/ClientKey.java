package io.outdial.platform.lookup;

import java.util.UUID;

/** One client's key: what one client may see says nothing about another. */
record ClientKey<K>(UUID clientId, K key) {}
