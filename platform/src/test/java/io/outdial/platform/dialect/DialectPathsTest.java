package io.outdial.platform.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.failure.Failure;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

class DialectPathsTest {

    private final DialectPaths paths =
            new DialectPaths(List.of(new Named("red", Set.of("old")), new Named("blue", Set.of())));

    @Test
    void whatADocumentClaims() {
        assertEquals("red", paths.claim("/r/{id}", "red").name());
        assertEquals("home", paths.claim("/v2/things", "").name());
        assertEquals("red", paths.of("/R/x").name());
        assertEquals("red", paths.of("/old").name());
        assertEquals("home", paths.of("/v2").name());
    }

    @Test
    void whatNothingClaimsIsAtHome() {
        assertEquals("home", paths.of("/blue").name());
        assertEquals("home", paths.of("").name());
    }

    @Test
    void aSegmentBelongsToOneDialect() {
        paths.claim("/r/one", "red");
        assertThrows(IllegalStateException.class, () -> paths.claim("/r/two", "blue"));
        assertThrows(IllegalStateException.class, () -> paths.claim("/r/two", ""));
        assertThrows(IllegalStateException.class, () -> paths.claim("/old", "blue"));
    }

    @Test
    void aDialectMustBeThereOnce() {
        assertThrows(IllegalStateException.class, () -> paths.claim("/r", "green"));
        List<Dialect> twins = List.of(new Named("red", Set.of()), new Named("red", Set.of()));
        assertThrows(IllegalStateException.class, () -> new DialectPaths(twins));
    }

    private record Named(String name, Set<String> undocumentedSegments) implements Dialect {

        @Override
        public ErrorAnswer refuse(Failure failure) {
            throw new UnsupportedOperationException();
        }

        @Override
        public JsonNode read(byte[] body, LongConsumer memory) {
            throw new UnsupportedOperationException();
        }
    }
}
