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
 * Reads the bytes of an answer within bounds: unpacked as far as the limit and never beyond it, parsed with a limit for
 * nesting and for the length of numbers.
 */
final class AnswerBody {

    private static final int MAX_DEPTH = 50;
    private static final int MAX_NUMBER_LENGTH = 100;

    /**
     * Strict, since an answer that two readers would read in two ways must not say where a call goes: no key twice,
     * nothing behind the end.
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

    /** True for the encodings that {@link #unpack} knows; null is none. */
    static boolean isKnownEncoding(String encoding) {
        return encoding == null || encoding.equalsIgnoreCase("identity") || isGzip(encoding);
    }

    /** Empty if it is no gzip, or larger than the limit once unpacked. */
    static Optional<byte[]> unpack(byte[] received, String encoding, int largest) {
        if (encoding == null || !isGzip(encoding)) {
            return Optional.of(received);
        }
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(received))) {
            byte[] unpacked = packed.readNBytes(largest + 1);
            return unpacked.length > largest ? Optional.empty() : Optional.of(unpacked);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Empty if it is not exactly one JSON value in UTF-8. */
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
