package io.outdial.platform.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;

/** The port of health and metrics of the service that the test has started. */
public final class Management {

    private Management() {}

    /** @param path below {@code /q}, such as {@code /health/ready} */
    public static Response get(String path) {
        return given().get(url() + path);
    }

    /** @param path of the whole port, such as {@code /v2/campaigns} */
    public static Response root(String path) {
        return given().get(url().replaceAll("/q$", "") + path);
    }

    public static String metrics() {
        return get("/metrics").asString();
    }

    private static String url() {
        return ConfigProvider.getConfig().getValue("test.management.url", String.class);
    }
}
