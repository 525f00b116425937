package io.outdial.platform.testing;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/**
 * A type that a native executable would write as {@code {}} fails every test that sends or reads it:
 * {@link RegisteredJson} is there. To be extended by a test of each service.
 */
public abstract class UnregisteredJson {

    @Inject
    ObjectMapper json;

    @Test
    public void whatIsNotRegisteredIsRefused() {
        String fault = assertThrows(IllegalStateException.class, () -> json.writeValueAsString(new Unregistered("a")))
                .getMessage();
        assertTrue(fault.contains("put @RegisterForReflection on it"), fault);
        assertThrows(IllegalStateException.class, () -> json.readValue("{}", Unregistered.class));
    }

    record Unregistered(String text) {}
}
