package io.outdial.enrollment.customer;

import static io.outdial.enrollment.Api.api;

import io.outdial.enrollment.Database;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.Collectors;

/** Three numbers that nobody has yet, and requests in which A, B and C mean them. */
final class ThreePhones {

    final String first = Database.phone();
    final String second = Database.phone();
    final String third = Database.phone();

    static String customer(String callerId, String... phones) {
        return create("{\"callerId\":\"%s\",\"phones\":[%s]}"
                        .formatted(
                                callerId,
                                List.of(phones).stream()
                                        .map(phone -> "{\"number\":\"" + phone + "\"}")
                                        .collect(Collectors.joining(","))))
                .extract()
                .path("id");
    }

    static ValidatableResponse create(String body) {
        return api().body(body).post("/v2/customers").then().statusCode(200);
    }

    static ValidatableResponse patch(String customer, String body) {
        return api().body(body).patch("/v2/customers/{id}", customer).then();
    }

    ValidatableResponse upload(String... leads) {
        return api().body(List.of(leads).stream()
                        .map(this::named)
                        .map(lead -> lead.replaceFirst("}$", ",\"postalCode\":\"20001\"}"))
                        .collect(Collectors.joining(",", "{\"records\":[", "]}")))
                .post("/v2/leads/upload")
                .then()
                .statusCode(200);
    }

    String named(String text) {
        return text.replace('\'', '"')
                .replaceAll("\\bA\\b", "\\" + first)
                .replaceAll("\\bB\\b", "\\" + second)
                .replaceAll("\\bC\\b", "\\" + third);
    }
}
