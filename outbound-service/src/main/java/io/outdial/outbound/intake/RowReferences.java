package io.outdial.outbound.intake;

import io.outdial.outbound.intake.RecordRow.Audience;
import io.outdial.platform.text.CanonicalText;
import java.util.Map;
import java.util.UUID;

/** The agents, skills and sources that rows name, as far as there are such. */
record RowReferences(Map<Name, UUID> ids) {

    /** What a name is one of. */
    enum Kind {
        AGENT,
        SKILL,
        SOURCE
    }

    record Name(Kind kind, String text) {

        static Name of(Kind kind, String text) {
            return new Name(kind, CanonicalText.of(text));
        }
    }

    static final RowReferences NONE = new RowReferences(Map.of());

    RowReferences {
        ids = Map.copyOf(ids);
    }

    /** Null where the row names none, or there is none. */
    UUID agent(Audience audience) {
        return find(Kind.AGENT, audience.agent());
    }

    UUID skill(Audience audience) {
        return find(Kind.SKILL, audience.skill());
    }

    UUID source(Audience audience) {
        return find(Kind.SOURCE, audience.source());
    }

    private UUID find(Kind kind, String text) {
        return text == null ? null : ids.get(Name.of(kind, text));
    }
}
