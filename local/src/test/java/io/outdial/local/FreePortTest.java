package io.outdial.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    /** Of a network for documentation, which no machine is in. */
    private static final byte[] ELSEWHERE = {(byte) 192, 0, 2, 1};

    @Test
    void whatIsHeldIsNobodyElses() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        Set<Integer> ports = new HashSet<>();
        try {
            for (int n = 0; n < 50; n++) {
                ServerSocket socket = FreePort.hold(LOOPBACK);
                held.add(socket);
                ports.add(socket.getLocalPort());
                assertFalse(FreePort.isFree(socket.getLocalPort()));
            }
            assertEquals(held.size(), ports.size());
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNotTriedAgain() throws IOException {
        InetAddress elsewhere = InetAddress.getByAddress(ELSEWHERE);

        BindException refusal = assertThrows(BindException.class, () -> FreePort.hold(elsewhere));

        assertFalse(FreePort.isTaken(refusal), refusal::getMessage);
    }
}
