package io.outdial.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTokenTest {

    private static final String OLD = "the-old-token-of-all-four-services-01234";
    private static final String NEW = "the-new-token-of-all-four-services-01234";

    @TempDir
    Path folder;

    private Path file;
    private ServiceToken token;

    @BeforeEach
    void start() throws IOException {
        file = Files.writeString(folder.resolve("token"), OLD + "\n");
        token = new ServiceToken(file);
        token.readFirst();
    }

    @Test
    void theFirstIsSentAndAllAreAccepted() throws IOException {
        write(NEW + "\n\n  " + OLD + "  \n");

        assertEquals(NEW, token.value());
        assertTrue(token.matches(NEW));
        assertTrue(token.matches(OLD));
        assertFalse(token.matches(NEW + "x"));
        assertFalse(token.matches(NEW + "\n" + OLD));
        assertFalse(token.matches(""));
        assertFalse(token.matches(null));
    }

    @Test
    void oneThatIsRemovedIsRefused() throws IOException {
        write(NEW);

        assertFalse(token.matches(OLD));
        assertTrue(token.matches(NEW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "too short", NEW + "\ntoo short"})
    void aBrokenFileChangesNothing(String content) throws IOException {
        write(content);

        assertEquals(OLD, token.value());
        assertTrue(token.matches(OLD));
        assertThrows(IllegalStateException.class, new ServiceToken(file)::readFirst);
    }

    @Test
    void aFileThatIsGoneChangesNothing() throws IOException {
        Files.delete(file);
        token.readAgain();

        assertEquals(OLD, token.value());
    }

    @Test
    void whatIsDerivedFollows() throws IOException {
        DerivedKeys<String> keys = token.derive(secret -> secret.substring(0, 7));
        assertEquals(List.of("the-old"), keys.all());

        write(NEW + "\n" + OLD);

        assertEquals("the-new", keys.current());
        assertEquals(List.of("the-new", "the-old"), keys.all());
    }

    private void write(String content) throws IOException {
        Files.writeString(file, content);
        token.readAgain();
    }
}
