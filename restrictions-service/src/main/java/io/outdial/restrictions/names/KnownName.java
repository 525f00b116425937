package io.outdial.restrictions.names;

import io.outdial.restrictions.peer.NamedKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** What the directory last said. Only read while it cannot be asked. */
@Entity
@Table(name = "known_name")
@IdClass(KnownName.Key.class)
public class KnownName {

    @Id
    UUID clientId;

    @Id
    @Enumerated(EnumType.STRING)
    NamedKind kind;

    @Id
    UUID id;

    String name;
    Instant seenAt;

    public record Key(UUID clientId, NamedKind kind, UUID id) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
