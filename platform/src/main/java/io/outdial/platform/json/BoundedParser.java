package io.outdial.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Counts while it reads, so that a body is refused before its excess has become objects. Depth, entries and all values
 * are bounded here; the length of one name or number by Jackson, which alone sees it before it is read.
 */
final class BoundedParser extends JsonParserDelegate {

    // Bytes that a value takes as a node and again as a field of the record built from it.
    private static final int CONTAINER = 160;
    private static final int TEXT = 96;
    private static final int NAME = 96;
    private static final int OTHER = 32;

    /** How much is requested at a time: small bodies never request any. */
    private static final int STEP = 16 * 1024;

    private final LongConsumer memory;
    private int tokens;
    private int owed;

    BoundedParser(JsonParser parser, LongConsumer memory) {
        super(parser);
        this.memory = memory;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = delegate.nextToken();
        if (token != null && !token.isStructEnd()) {
            count(token, delegate.getParsingContext());
        }
        return token;
    }

    private void count(JsonToken token, JsonStreamContext place) {
        if (++tokens > BoundedJson.MAX_VALUES) {
            throw tooMuch("The body holds more than " + BoundedJson.MAX_VALUES + " names and values");
        }
        switch (token) {
            case START_OBJECT, START_ARRAY -> {
                if (place.getNestingDepth() > BoundedJson.MAX_DEPTH) {
                    throw tooMuch("The body is nested deeper than " + BoundedJson.MAX_DEPTH + " levels");
                }
                checkBreadth(place.getParent());
                owe(CONTAINER);
            }
            case FIELD_NAME -> {
                checkBreadth(place);
                owe(NAME);
            }
            case VALUE_STRING -> {
                checkBreadth(place);
                owe(TEXT);
            }
            default -> {
                checkBreadth(place);
                owe(OTHER);
            }
        }
    }

    private void owe(int bytes) {
        owed += bytes;
        if (owed >= STEP) {
            memory.accept(owed);
            owed = 0;
        }
    }

    private static void checkBreadth(JsonStreamContext container) {
        if (container.getEntryCount() > BoundedJson.MAX_ENTRIES) {
            List<String> path = path(container);
            throw new Failure.NotValid(List.of(new Issue(
                    path,
                    (path.isEmpty() ? "The body" : String.join(".", path)) + " must have at most "
                            + BoundedJson.MAX_ENTRIES + " entries",
                    "at most " + BoundedJson.MAX_ENTRIES + " entries",
                    container.inArray() ? "array" : "object",
                    Issue.Kind.TOO_BIG)));
        }
    }

    private static List<String> path(JsonStreamContext container) {
        List<String> path = new ArrayList<>();
        for (JsonStreamContext at = container.getParent(); at != null && !at.inRoot(); at = at.getParent()) {
            path.add(at.inArray() ? Integer.toString(at.getCurrentIndex()) : at.getCurrentName());
        }
        Collections.reverse(path);
        return path;
    }

    private static Failure tooMuch(String message) {
        return new Failure.Refused(ErrorCode.BAD_REQUEST, message);
    }
}
