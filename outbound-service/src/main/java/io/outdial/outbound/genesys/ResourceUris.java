package io.outdial.outbound.genesys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.UUID;

/**
 * The relative paths of resources, and their absolute URIs as the sender of a request can use them.
 *
 * @param address such as {@code https://outdial.example}
 */
record ResourceUris(String address) {

    private static final String BASE = "/api/v2";

    static String userPath(UUID id) {
        return "/users/" + id;
    }

    static String devicePath(UUID id) {
        return "/devices/" + id;
    }

    static String campaignPath(String name) {
        return "/me/outbound-campaigns/" + URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }

    String uri(String path) {
        return address + BASE + path;
    }
}
