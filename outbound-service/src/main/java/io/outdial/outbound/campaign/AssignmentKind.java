package io.outdial.outbound.campaign;

import io.outdial.outbound.entry.EntryFilter;
import io.outdial.outbound.member.Member;
import io.outdial.outbound.skill.Skill;
import java.util.UUID;

/** What is assigned to campaigns: the same tables and statements by other names. */
enum AssignmentKind {
    MEMBERS("member", Member.class),
    SKILLS("skill", Skill.class);

    private final String tableName;
    private final Class<?> type;

    AssignmentKind(String tableName, Class<?> type) {
        this.tableName = tableName;
        this.type = type;
    }

    /** Table of what is assigned; also its name in messages. */
    String tableName() {
        return tableName;
    }

    /** Table of the assignments. */
    String table() {
        return "campaign_" + tableName;
    }

    String column() {
        return tableName + "_id";
    }

    /** Those that are assigned to a campaign. */
    EntryFilter assignedTo(UUID campaignId) {
        return new EntryFilter(
                "e.id in (select a.%sId from Campaign%s a where a.clientId = e.clientId and a.campaignId = :only)"
                        .formatted(tableName, type.getSimpleName()),
                campaignId);
    }
}
