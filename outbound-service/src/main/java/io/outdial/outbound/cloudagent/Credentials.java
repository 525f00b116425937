package io.outdial.outbound.cloudagent;

import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.platform.access.AccessControl.Login;

/**
 * What a caller shows: an API key and the user name of the CloudAgent account it belongs to, or a token of that. Null
 * where absent, empty where there without a value.
 *
 * @param login key and user name as HTTP Basic, null where there is no such header
 * @param bearer a token; where there is one, key and login do not count
 */
record Credentials(String apiKey, String userName, Login login, String bearer) {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer";

    /**
     * The header {@code apiKey} of the page; else {@code Authorization: Basic} of userName:apiKey, as the vendor's
     * other endpoints take it.
     */
    static Credentials inHeaders(String apiKeyHeader, String authorizationHeader) {
        Login login = apiKeyHeader == null ? login(authorizationHeader) : null;
        return login == null
                ? new Credentials(apiKeyHeader, null, null, bearer(authorizationHeader))
                : new Credentials(login.password(), login.userName(), login, null);
    }

    /** The key alone, as the older manuals have it. */
    static Credentials inFields(Fields fields) {
        return new Credentials(fields.text("api_key"), null, null, null);
    }

    /**
     * With what the fields add: the user name, and the key of callers who show none in a header, as one public client
     * does (cloudagent.md §3.2).
     */
    Credentials with(Fields fields) {
        String user = fields.text("userName");
        return new Credentials(
                apiKey == null ? fields.text("apiKey") : apiKey, user == null ? userName : user, login, bearer);
    }

    private static String bearer(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String token = authorization.substring(BEARER.length());
        return token.isEmpty() || token.startsWith(" ") ? token.strip() : null;
    }

    private static Login login(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? Login.parse(authorization.substring(BASIC.length())).orElse(null)
                : null;
    }

    /** Shows neither key nor token. */
    @Override
    public String toString() {
        return "Credentials[" + userName + "]";
    }
}
