package io.outdial.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Passes over fields of the outermost object whose name has been there before. */
final class FirstFieldParser extends JsonParserDelegate {

    private static final int OUTERMOST = 1;

    private final Set<String> names = new HashSet<>();

    FirstFieldParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = delegate.nextToken();
        while (token == JsonToken.FIELD_NAME && isOutermost() && !names.add(delegate.currentName())) {
            delegate.nextToken();
            delegate.skipChildren();
            token = delegate.nextToken();
        }
        return token;
    }

    private boolean isOutermost() {
        return delegate.getParsingContext().getNestingDepth() == OUTERMOST;
    }
}
