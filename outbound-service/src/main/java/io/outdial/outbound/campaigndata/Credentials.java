package io.outdial.outbound.campaigndata;

import io.outdial.platform.access.AccessControl.Login;

/**
 * What a caller shows: an API key and the user name of the CloudAgent account it belongs to. Null where absent, empty where there without a value.
 *
 * @param login the same two as HTTP Basic, null where there is no such header
 */
record Credentials(String apiKey, String userName, Login login) {

    private static final String BASIC = "Basic ";

    /**
     * The header {@code apiKey} of the page; else {@code Authorization: Basic} of userName:apiKey, as the vendor's other endpoints take it; else the body, where
     * one public client puts the key (cloudagent.md §3.2).
     */
    static Credentials of(String apiKeyHeader, String authorizationHeader, AddCampaignDataRequest request) {
        Login login = login(authorizationHeader);
        if (apiKeyHeader != null) {
            return new Credentials(apiKeyHeader, request.userName(), null);
        }
        if (login != null) {
            return new Credentials(
                    login.password(), request.userName() == null ? login.userName() : request.userName(), login);
        }
        return new Credentials(request.apiKey(), request.userName(), null);
    }

    private static Login login(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? Login.parse(authorization.substring(BASIC.length())).orElse(null)
                : null;
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "Credentials[" + userName + "]";
    }
}
