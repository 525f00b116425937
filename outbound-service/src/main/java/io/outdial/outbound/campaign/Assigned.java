package io.outdial.outbound.campaign;

import io.outdial.outbound.directory.Only;
import io.outdial.outbound.member.Member;
import io.outdial.outbound.skill.Skill;
import java.util.UUID;

/** What a campaign has a set of: the same tables and statements by other names. */
enum Assigned {
    MEMBERS("member", Member.class),
    SKILLS("skill", Skill.class);

    private final String word;
    private final Class<?> type;

    Assigned(String word, Class<?> type) {
        this.word = word;
        this.type = type;
    }

    /** Table of the things, for messages too. */
    String word() {
        return word;
    }

    /** Table of the assignments; its third column is the thing's. */
    String table() {
        return "campaign_" + word;
    }

    String column() {
        return word + "_id";
    }

    /** Only those of a campaign. */
    Only of(UUID campaignId) {
        return new Only(
                "e.id in (select a.%sId from Campaign%s a where a.clientId = e.clientId and a.campaignId = :only)"
                        .formatted(word, type.getSimpleName()),
                campaignId);
    }
}
