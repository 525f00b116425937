package io.outdial.platform.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongConsumer;

/**
 * Reads untrusted JSON: in UTF-8 only, one value, and no more of it than any honest request has. Whatever exceeds a
 * limit is refused while it is read.
 */
public final class BoundedJson {

    /**
     * Half of what the writer of answers allows, so that whatever is accepted can also be returned inside another
     * structure.
     */
    public static final int MAX_DEPTH = 500;

    /** Entries of one array or object: what the broadest operation takes (10,000 restrictions at once). */
    public static final int MAX_ENTRIES = 10_000;

    /**
     * Names, values, objects and arrays of a body. A thousand leads of fifty fields, or 10,000 restrictions, have some
     * 100,000.
     */
    public static final int MAX_VALUES = 200_000;

    /**
     * Bytes of a name: four times what the longest one has in characters. The parser keeps the first 6,000 names for
     * ever, to find them again without making them anew.
     */
    public static final int MAX_NAME_LENGTH = 1_024;

    /** Digits of a number. Reading one takes time that grows with the square of its length. */
    public static final int MAX_NUMBER_LENGTH = 1_000;

    /** Shared, since it caches names; not interned, since untrusted names would stay in memory for ever. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 1)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final ObjectReader reader;
    private final boolean keepsFirst;

    public BoundedJson(JsonReadFeature... lenient) {
        this(false, lenient);
    }

    /** Reads the first of the fields of a body that have the same name, where others read the last. */
    public static BoundedJson keepingFirst() {
        return new BoundedJson(true);
    }

    private BoundedJson(boolean keepsFirst, JsonReadFeature... lenient) {
        this.keepsFirst = keepsFirst;
        this.reader = new JsonMapper(FACTORY)
                .reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withFeatures(lenient);
    }

    /**
     * @param memory called with the number of bytes that the parsed body needs beyond its text, before they are used;
     *     throws where no memory is left
     * @return a missing node where there is nothing but white space
     * @throws Failure.Refused {@code BAD_REQUEST} if it is not JSON in UTF-8, or beyond a bound
     * @throws Failure.NotValid if an array or object has more than {@link #MAX_ENTRIES} entries
     */
    public JsonNode read(byte[] body, LongConsumer memory) {
        JsonNode node = parse(body, memory, reader::readTree);
        return node == null ? MissingNode.getInstance() : node;
    }

    /** The same as maps, lists and Java values; null where there is nothing. */
    public Object readPlain(byte[] body, LongConsumer memory) {
        return parse(body, memory, parser -> reader.forType(Object.class).readValue(parser));
    }

    /**
     * Reads the JSON within a text of a body piece by piece, for who keeps no more of it than it has room for. Every
     * token is counted as in {@link #read}, whose failures it throws but for those of the syntax.
     */
    public JsonParser open(String text) throws IOException {
        return new BoundedParser(reader.createParser(text), bytes -> {});
    }

    private <T> T parse(byte[] body, LongConsumer memory, Reading<T> reading) {
        if (!Utf8.isUtf8(body)) {
            throw refused("The body is not in UTF-8, the only encoding that JSON is read in");
        }
        try (JsonParser parser = new BoundedParser(reader.createParser(body), memory)) {
            return reading.of(keepsFirst ? new FirstFieldParser(parser) : parser);
        } catch (StreamConstraintsException e) {
            throw refused("The body has a name of more than " + MAX_NAME_LENGTH + " bytes or a number of more than "
                    + MAX_NUMBER_LENGTH + " digits");
        } catch (JacksonException e) {
            throw refused("The body is not valid JSON");
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }

    private static Failure refused(String message) {
        return new Failure.Refused(ErrorCode.BAD_REQUEST, message);
    }

    private interface Reading<T> {
        T of(JsonParser parser) throws IOException;
    }
}
