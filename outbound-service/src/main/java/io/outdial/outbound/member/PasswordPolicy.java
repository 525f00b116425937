package io.outdial.outbound.member;

import io.outdial.platform.failure.Issue;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a password must be beyond its schema. */
final class PasswordPolicy {

    /** bcrypt ignores what is longer. */
    private static final int MAX_BYTES = 72;

    private static final List<String> PATH = List.of("password");

    private PasswordPolicy() {}

    /** @param password null where none is set; empty if it may be set */
    static List<Issue> check(String password) {
        if (password == null || password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
            return List.of();
        }
        return List.of(new Issue(
                PATH,
                "password is longer than " + MAX_BYTES + " bytes in UTF-8",
                "at most " + MAX_BYTES + " bytes",
                "string",
                Issue.Kind.TOO_BIG));
    }

    /**
     * A password without a user name cannot be used, so setting one alone must be a mistake.
     *
     * @param userName as it will be
     * @param isSet whether the request sets a password
     */
    static List<Issue> check(String userName, boolean isSet) {
        return userName == null && isSet
                ? List.of(Issue.custom(PATH, "A password needs a userName", "no password without userName", "string"))
                : List.of();
    }
}
