package io.outdial.outbound.cloudagent.coding;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.dialect.SentFields;
import io.outdial.platform.json.BoundedJson;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * Reads the fields of a request from wherever its client puts them, in every coding that is in use (cloudagent.md §2.1,
 * §3.7): JSON, urlencoded and multipart bodies, the query, and pairs of path segments. The body comes first, then the
 * query, then the path. A body is read as what it looks like where its type is missing, or says urlencoded, which is
 * what some clients send by default: what begins with a brace is JSON.
 */
public final class FieldCodings {

    private static final String JSON = "json";
    private static final String MULTIPART = "multipart/";

    /** A character takes two bytes as text and two more within its value. */
    private static final long COST_OF_A_BYTE = 4;

    private final BoundedJson json;

    public FieldCodings(BoundedJson json) {
        this.json = json;
    }

    /**
     * @param memory see {@link BoundedJson#read}
     * @return the fields, an object; what a JSON body holds that is none
     */
    public JsonNode read(SentFields sent, LongConsumer memory) {
        FieldCollector fields = new FieldCollector();
        if (sent.body().length > 0) {
            Coding coding = coding(sent);
            if (coding == Coding.JSON) {
                JsonNode body = json.read(sent.body(), memory);
                boolean isAlone = sent.query() == null && sent.path().isEmpty();
                if (!body.isMissingNode() && (isAlone || !body.isObject())) {
                    return body;
                }
                body.properties().forEach(field -> fields.add(field.getKey(), field.getValue()));
            } else {
                memory.accept(COST_OF_A_BYTE * sent.body().length);
                String text = new String(sent.body(), StandardCharsets.UTF_8);
                if (coding == Coding.MULTIPART) {
                    MultipartForm.read(text, sent.contentType(), fields);
                } else {
                    UrlEncoded.read(text.strip(), fields);
                }
            }
        }
        if (sent.query() != null) {
            UrlEncoded.read(sent.query(), fields);
        }
        PathPairs.read(sent.path(), fields);
        return fields.object();
    }

    private static Coding coding(SentFields sent) {
        String type = sent.contentType() == null ? "" : sent.contentType().toLowerCase(Locale.ROOT);
        if (type.startsWith(MULTIPART)) {
            return Coding.MULTIPART;
        }
        if (type.contains(JSON)) {
            return Coding.JSON;
        }
        return firstCharacter(sent.body()) == '{' ? Coding.JSON : Coding.URL_ENCODED;
    }

    private static char firstCharacter(byte[] body) {
        for (byte b : body) {
            if (b > ' ') {
                return (char) b;
            }
        }
        return ' ';
    }

    private enum Coding {
        JSON,
        MULTIPART,
        URL_ENCODED
    }
}
