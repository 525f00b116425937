package io.outdial.platform.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.json.BoundedJson;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * How one of the vendors' APIs reads a request and words a refusal. There is exactly one for a path, and every refusal
 * of the product, the framework's own included, goes through it.
 */
public enum Dialect {
    CARE_CYCLE(new BoundedJson(), 60) {
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
    CLOUD_AGENT(new BoundedJson(), 100) {
        @Override
        public ErrorAnswer refuse(Failure failure) {
            return CloudAgentErrors.answer(failure);
        }
    };

    private final BoundedJson reader;
    private final int defaultRequestsPerMinute;

    Dialect(BoundedJson reader, int defaultRequestsPerMinute) {
        this.reader = reader;
        this.defaultRequestsPerMinute = defaultRequestsPerMinute;
    }

    /** The dialect of a request path. Paths that belong to nobody are answered as careCycle does. */
    public static Dialect of(String path) {
        return switch (Api.of(path)) {
            case CARE_CYCLE -> CARE_CYCLE;
            case GENESYS -> GENESYS;
            case CLOUD_AGENT -> CLOUD_AGENT;
        };
    }

    /** The refusal in the words of this dialect. */
    public abstract ErrorAnswer refuse(Failure failure);

    /**
     * Reads a body as this dialect's clients write it.
     *
     * @param memory see {@link BoundedJson#read}
     * @throws Failure.Refused {@code BAD_REQUEST} if it is not JSON, more than one value, or beyond a bound
     */
    public JsonNode read(byte[] body, LongConsumer memory) {
        return reader.read(body, memory);
    }

    /** The documented quota where a key names none, per minute. */
    public int defaultRequestsPerMinute() {
        return defaultRequestsPerMinute;
    }

    static long wholeSeconds(Duration duration) {
        return Math.max(1, duration.plusNanos(999_999_999).toSeconds());
    }
}
