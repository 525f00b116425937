package io.outdial.transfer;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A type that a native executable would write as {@code {}} fails every test that sends or reads it. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class RegisteredJsonTest {

    @Inject
    ObjectMapper json;

    @Test
    void whatIsNotRegisteredIsRefused() {
        String fault = assertThrows(IllegalStateException.class, () -> json.writeValueAsString(new Unregistered("a")))
                .getMessage();
        assertTrue(fault.contains("put @RegisterForReflection on it"), fault);
        assertThrows(IllegalStateException.class, () -> json.readValue("{}", Unregistered.class));
    }

    record Unregistered(String text) {}
}
