package io.outdial.outbound.member;

import io.outdial.outbound.directory.EntryKey;
import io.outdial.outbound.directory.UniqueNames;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An agent. */
@Entity
@IdClass(EntryKey.class)
public class Member {

    /** A user name may be taken by another client's member; nobody is told by whose. */
    static final UniqueNames NAMES = new UniqueNames(Map.of(
            "member_agent_id_uk", "A member with this agentId exists already",
            "member_user_name_uk", "This userName is taken"));

    @Id
    UUID clientId;

    @Id
    UUID id;

    Instant createdAt;
    Instant updatedAt;
    String name;

    /** CloudAgent's unique id of an agent. */
    String agentId;

    /** For HTTP Basic; null where the member cannot log in. */
    String userName;

    /** bcrypt in modular crypt format. */
    String passwordHash;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> features;
}
