package io.outdial.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.local.LocalFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The operations of the API that an import takes. Each throws {@link TemporaryFailure} if it may be tried again. */
final class ImportApi {

    private static final int MAX_SEARCH = 200;

    private final ApiClient http;

    ImportApi(ApiClient http) {
        this.http = http;
    }

    /**
     * The id of the campaign that has the name.
     *
     * @throws LocalFailure if none has
     */
    String campaign(String name) {
        String search = URLEncoder.encode(
                name.codePointCount(0, name.length()) > MAX_SEARCH
                        ? name.substring(0, name.offsetByCodePoints(0, MAX_SEARCH))
                        : name,
                StandardCharsets.UTF_8);
        JsonNode page;
        int number = 1;
        do {
            page = http.get("/v2/campaigns?limit=100&sortBy=name&sortOrder=asc&search=" + search + "&page=" + number)
                    .json("the campaigns cannot be listed");
            for (JsonNode campaign : page.path("items")) {
                if (campaign.path("name").asText().equals(name)) {
                    return campaign.path("id").asText();
                }
            }
            number++;
        } while (page.path("nextPage").isNumber());
        throw new LocalFailure("no campaign is called " + name);
    }

    ImportStatus create(String campaignId, ImportOrder order, String idempotencyKey) {
        return ImportStatus.of(http.post(
                        "/v2/campaigns/" + campaignId + "/records:import",
                        order.request().toString(),
                        idempotencyKey)
                .json("the import cannot be created"));
    }

    /** Nothing if there is no import of the id any more. */
    Optional<ImportStatus> find(String id) {
        Answer answer = http.get(pathOf(id));
        return answer.status() == Answer.NOT_FOUND
                ? Optional.empty()
                : Optional.of(ImportStatus.of(answer.json("the import cannot be read")));
    }

    ImportStatus get(String id) {
        return ImportStatus.of(http.get(pathOf(id)).json("the import cannot be read"));
    }

    Upload send(String id, FileToImport file, long from) {
        return http.put(pathOf(id) + "/data", Map.of("Upload-Offset", Long.toString(from)), file, from);
    }

    void saveRejections(String id, Path target) {
        http.download(pathOf(id) + "/rejections", target).requireOk("the rejections cannot be had");
    }

    /** For people. */
    String rejectionsUrl(String id) {
        return http.url() + pathOf(id) + "/rejections";
    }

    String url() {
        return http.url();
    }

    private static String pathOf(String id) {
        return "/v2/imports/" + id;
    }
}
