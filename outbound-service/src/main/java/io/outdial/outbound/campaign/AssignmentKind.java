package io.outdial.outbound.campaign;

import io.outdial.outbound.entry.EntryFilter;
import io.outdial.outbound.member.Member;
import io.outdial.outbound.skill.Skill;
import java.util.UUID;

/** What a campaign has a set of: the same tables and statements by other names. */
enum AssignmentKind {
    MEMBERS("member", Member.class),
    SKILLS("skill", Skill.class);

    private final String tableName;
    private final Class<?> type;

    AssignmentKind(String tableName, Class<?> type) {
        this.tableName = tableName;
        this.type = type;
    }

    /** Table of the things, for messages too. */
    String tableName() {
        return tableName;
    }

    /** Table of the assignments; its third column is the thing's. */
    String table() {
        return "campaign_" + tableName;
    }

    String column() {
        return tableName + "_id";
    }

    /** Only those of a campaign. */
    EntryFilter of(UUID campaignId) {
        return new EntryFilter(
                "e.id in (select a.%sId from Campaign%s a where a.clientId = e.clientId and a.campaignId = :only)"
                        .formatted(tableName, type.getSimpleName()),
                campaignId);
    }
}
