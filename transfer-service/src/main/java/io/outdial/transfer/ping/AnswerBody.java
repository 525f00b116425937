package io.outdial.transfer.ping;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads the body of a response within limits: decompressed up to the maximum size, and parsed with limits on nesting
 * and on the length of numbers.
 */
final class AnswerBody {

    private static final int MAX_DEPTH = 50;
    private static final int MAX_NUMBER_LENGTH = 100;

    /**
     * Strict, since a response that parsers may read differently must not decide where a call goes: no duplicate keys,
     * and nothing after the end.
     */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private AnswerBody() {}

    /** True for the encodings that {@link #unpack} supports; null means none. */
    static boolean isKnownEncoding(String encoding) {
        return encoding == null || encoding.equalsIgnoreCase("identity") || isGzip(encoding);
    }

    /** Empty if it is not gzip, or larger than the limit when decompressed. */
    static Optional<byte[]> unpack(byte[] received, String encoding, int maxBytes) {
        if (encoding == null || !isGzip(encoding)) {
            return Optional.of(received);
        }
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(received))) {
            byte[] unpacked = packed.readNBytes(maxBytes + 1);
            return unpacked.length > maxBytes ? Optional.empty() : Optional.of(unpacked);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Empty unless it is exactly one JSON value in UTF-8. */
    static Optional<JsonNode> parse(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonNode value = JSON.readTree(text);
            return value.isMissingNode() ? Optional.empty() : Optional.of(value);
        } catch (CharacterCodingException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean isGzip(String encoding) {
        return encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip");
    }
}
