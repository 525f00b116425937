package io.outdial.platform.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.failure.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * How one of the vendors' APIs reads a request and words a refusal. There is exactly one for a path, and every refusal of the product, the framework's own
 * included, goes through it.
 */
public enum Dialect {
    CARE_CYCLE(new ObjectMapper(), 60) {
        @Override
        public ErrorAnswer refuse(Failure failure) {
            return CareCycleErrors.answer(failure);
        }
    },
    GENESYS(GenesysErrors.reader(), 600) {
        @Override
        public ErrorAnswer refuse(Failure failure) {
            return GenesysErrors.answer(failure);
        }
    },
    CLOUD_AGENT(new ObjectMapper(), 100) {
        @Override
        public ErrorAnswer refuse(Failure failure) {
            return CloudAgentErrors.answer(failure);
        }
    };

    /** Half of what the writer of answers allows, so that whatever is taken can also be given back inside of something else. */
    private static final int DEEPEST = 500;

    private final ObjectMapper reader;
    private final int defaultRequestsPerMinute;

    Dialect(ObjectMapper reader, int defaultRequestsPerMinute) {
        this.reader = reader.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        reader.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        this.defaultRequestsPerMinute = defaultRequestsPerMinute;
    }

    /** The dialect of a request path. Paths that belong to nobody are answered as careCycle does. */
    public static Dialect of(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.startsWith("/api/")) {
            return GENESYS;
        }
        if (lower.startsWith("/ca_apis/")) {
            return CLOUD_AGENT;
        }
        return CARE_CYCLE;
    }

    /** The refusal in the words of this dialect. */
    public abstract ErrorAnswer refuse(Failure failure);

    /**
     * Reads a body as this dialect's clients write it.
     *
     * @throws JsonProcessingException if it is not JSON, more than one value, or nested deeper than 500 levels
     */
    public JsonNode read(byte[] body) throws IOException {
        return reader.readTree(body);
    }

    /** The documented quota where a key names none, per minute. */
    public int defaultRequestsPerMinute() {
        return defaultRequestsPerMinute;
    }

    static long wholeSeconds(Duration duration) {
        return Math.max(1, duration.plusNanos(999_999_999).toSeconds());
    }
}
