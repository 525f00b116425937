package io.outdial.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack that cannot have one of its ports. */
class TakenPortTest {

    @TempDir
    Path folder;

    @Test
    void aPortInUseIsFoundBeforeAnythingStarts() throws IOException {
        Path home = StubService.checkoutIn(folder.resolve("home"), StackOptions.findHome());
        Path data = folder.resolve("data");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            StackOptions options = new StackOptions(
                    home,
                    data,
                    "127.0.0.1",
                    taken.getLocalPort(),
                    0,
                    1,
                    false,
                    Optional.empty(),
                    true,
                    Map.of(),
                    Wiring.DIRECT);

            var failure = assertThrows(LocalFailure.class, () -> Stack.start(options));

            assertEquals(
                    "port " + taken.getLocalPort() + " of 127.0.0.1 (gateway) is in use; choose another with --port N",
                    failure.getMessage());
        }
        assertFalse(Files.exists(data.resolve("postgres")));
    }
}
