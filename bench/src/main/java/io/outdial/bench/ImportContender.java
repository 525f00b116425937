package io.outdial.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.bench.Numbers.Block;
import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * A file that is loaded by one request. The rate counts from its first byte to the answer that all is stored.
 *
 * @param makesJob path of the operation that makes an import
 * @param terms its body
 * @param outcome that every row must have
 */
record ImportContender(
        String name, URI service, String apiKey, String makesJob, String terms, String outcome, ImportFile file)
        implements Contender {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    @Override
    public Run run(Block block, int seconds) {
        file.write(block);
        HttpClient http = HttpClient.newHttpClient();
        String id = send(
                        http,
                        request(makesJob)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(terms)))
                .path("import")
                .path("id")
                .asText();
        try {
            HttpRequest.Builder data = request("/v2/imports/" + id + "/data").PUT(BodyPublishers.ofFile(file.path()));
            long begin = System.nanoTime();
            JsonNode loaded = send(http, data).path("import");
            double took = (System.nanoTime() - begin) / 1e9;
            long taken = loaded.path("outcomes").path(outcome).asLong();
            String error = taken == file.rows() ? "" : loaded.path("outcomes").toString();
            return new Run(taken, file.rows() - taken, error, took, took * 1_000, took * 1_000);
        } catch (IOException e) {
            throw new LocalFailure("the file for the imports cannot be read: " + e.getMessage(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).header("x-api-key", apiKey);
    }

    private static JsonNode send(HttpClient http, HttpRequest.Builder request) {
        HttpRequest sent = request.build();
        try {
            HttpResponse<String> answer = http.send(sent, BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new LocalFailure(sent.uri().getPath() + " answers " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new LocalFailure(sent.uri().getPath() + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while a file was loaded", e);
        }
    }

    @Override
    public boolean cutsOff() {
        return false;
    }
}
