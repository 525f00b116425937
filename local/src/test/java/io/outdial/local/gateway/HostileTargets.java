package io.outdial.local.gateway;

import java.util.stream.Stream;

/** Spellings of paths that no client may reach. */
final class HostileTargets {

    private HostileTargets() {}

    static Stream<String> all() {
        return Stream.of(
                "/internal",
                "/internal/",
                "/internal/v1/directory/lookup",
                "/internal/v1/events",
                "/internal/v1/events/batch",
                "/INTERNAL/v1/directory/lookup",
                "//internal/v1/directory/lookup",
                "/%69nternal/v1/directory/lookup",
                "/v2/../internal/v1/directory/lookup",
                "/v2/customers/../../internal/v1/directory/lookup",
                "/v2/customers/%2e%2e/%2e%2e/internal/v1/directory/lookup",
                "/v2/customers/..%2f..%2finternal/v1",
                "/v2/customers/%252e%252e/%252e%252e/internal/v1",
                "/ca_apis/../internal/v1/directory/lookup",
                "/ca_apis/..;/internal/v1/directory/lookup",
                "/internal;x=y/v1/directory/lookup",
                "/q",
                "/q/health/ready",
                "/q/metrics",
                "//q/health",
                "/%71/health",
                "/api/v2/../../q/metrics",
                "/q;x/health",
                "/openapi/../q/health");
    }
}
