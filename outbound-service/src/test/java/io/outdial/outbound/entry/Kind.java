package io.outdial.outbound.entry;

import static io.outdial.outbound.entry.Api.right;
import static org.hamcrest.Matchers.notNullValue;

import java.util.Locale;
import java.util.UUID;

/** What the directory keeps, for tests that hold for all of it. */
enum Kind {
    CAMPAIGN("createdAt,updatedAt,name,status,startDate"),
    MEMBER("createdAt,updatedAt,name,agentId"),
    SOURCE("createdAt,updatedAt,name,publicId"),
    SKILL("createdAt,updatedAt,name");

    final String sorts;

    Kind(String sorts) {
        this.sorts = sorts;
    }

    boolean canBeDeleted() {
        return this != CAMPAIGN;
    }

    /** The key of its wrapper, and its table. */
    String singular() {
        return name().toLowerCase(Locale.ROOT);
    }

    String path() {
        return "/v2/" + singular() + "s";
    }

    String body(String name) {
        return this == MEMBER
                ? "{\"name\":\"%s\",\"agentId\":\"%s\"}".formatted(name, UUID.randomUUID())
                : "{\"name\":\"%s\"}".formatted(name);
    }

    /** @return the id */
    String make(String name) {
        return right().body(body(name))
                .post(path())
                .then()
                .statusCode(200)
                .body(singular() + ".id", notNullValue())
                .extract()
                .path(singular() + ".id");
    }

    static String unique() {
        return "n" + UUID.randomUUID();
    }
}
