package io.outdial.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A call as a page shows it.
 *
 * @param title what it does, in a few words
 * @param path below the gateway, or below any other base URL
 * @param headers with their true values; {@link #shownHeader} is for the screen
 * @param body as on the page
 * @param answers what the body of the answer may look like: more than one where the page shows an answer for each state
 */
record Call(String title, String method, String path, Map<String, String> headers, JsonNode body, List<Shape> answers) {

    private static final int HTTP_OK = 200;

    Call {
        headers = Map.copyOf(headers);
        answers = List.copyOf(answers);
    }

    /** Values of headers that are credentials are masked: a demo is run while others look on. */
    String shownHeader(String name) {
        return switch (name) {
            case "x-api-key", "apiKey" -> "cc_****";
            case "Authorization" -> "Basic ****";
            default -> headers.get(name);
        };
    }

    /**
     * Holds an answer against the page: the status, and the shape that it comes closest to.
     *
     * @param answer null where the body is no JSON
     */
    List<Check> compare(int status, JsonNode answer) {
        List<Check> closest = null;
        for (Shape shape : answers) {
            List<Check> found = new ArrayList<>();
            found.add(Check.of(status == HTTP_OK, "HTTP status", Integer.toString(HTTP_OK), status));
            if (answer == null) {
                found.add(Check.of(false, "body", "JSON", "something else"));
            } else {
                found.addAll(shape.compare(answer));
            }
            if (closest == null || differences(found) < differences(closest)) {
                closest = found;
            }
        }
        return closest;
    }

    private static long differences(List<Check> checks) {
        return checks.stream().filter(check -> !check.holds()).count();
    }
}
