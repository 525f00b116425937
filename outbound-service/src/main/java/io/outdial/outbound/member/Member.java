package io.outdial.outbound.member;

import io.outdial.outbound.entry.EntryKey;
import io.outdial.platform.database.ConstraintRefusals;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An agent. */
@Entity
@IdClass(EntryKey.class)
public class Member {

    /**
     * A user name may belong to a member of another client. The refusal is that of any invalid value, and does not
     * disclose that member.
     */
    static final ConstraintRefusals NAMES = ConstraintRefusals.alreadyExists(
                    "member_agent_id_uk", "A member with this agentId exists already")
            .or(
                    "member_user_name_uk",
                    () -> new Failure.NotValid(List.of(Issue.custom(
                            List.of("userName"), "This userName cannot be used", "another userName", "string"))));

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

    /** Null is everything. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> privileges;
}
