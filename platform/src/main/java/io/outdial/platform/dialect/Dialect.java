package io.outdial.platform.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.json.BoundedJson;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * How an API reads a request and words a refusal. A path of a document speaks the {@link HomeDialect} unless it names
 * another one ({@code x-outdial-dialect}), which the service that serves it contributes as a bean. Every refusal, the
 * framework's own included, goes through the dialect of its path.
 */
public interface Dialect {

    /** What the documents call it. */
    String name();

    /** The refusal in the words of this dialect. */
    ErrorAnswer refuse(Failure failure);

    /**
     * Reads a body as the clients of this dialect write it.
     *
     * @param memory see {@link BoundedJson#read}
     * @throws Failure.Refused {@code BAD_REQUEST} if it is not JSON, more than one value, or beyond a bound
     */
    JsonNode read(byte[] body, LongConsumer memory);

    /**
     * Reads the fields of an operation that takes them from anywhere ({@code x-outdial-body: fields}) as one object.
     * Only a dialect that has such operations does.
     *
     * @param memory see {@link BoundedJson#read}
     * @return an object; anything else that the body holds is returned as it is, to be refused
     */
    default JsonNode readFields(SentFields sent, LongConsumer memory) {
        throw new UnsupportedOperationException(name() + " has no operation that takes its fields from anywhere");
    }

    /**
     * First segments, in lower case, of paths that belong to this dialect although no document has them: what is sent
     * there is refused in its words.
     */
    default Set<String> undocumentedSegments() {
        return Set.of();
    }

    /** Whether the letter case of its paths does not matter. */
    default boolean ignoresPathCase() {
        return false;
    }

    /**
     * How its callers authenticate, as {@code WWW-Authenticate} says it. No registry has a scheme for a key in
     * {@code x-api-key}; the name is the one that clients print.
     */
    default String challenge() {
        return "ApiKey realm=\"outdial\", header=\"x-api-key\"";
    }
}
