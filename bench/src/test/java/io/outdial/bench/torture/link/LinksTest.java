package io.outdial.bench.torture.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client and a server with a link between them, each of which sends and receives by hand. */
class LinksTest {

    private static final ServiceReplica FROM = new ServiceReplica(OutdialService.TRANSFER, 1);
    private static final String TO = "outbound-service";
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int NOTHING_MILLIS = 300;

    private final Links links = new Links();
    private ServerSocket server;
    private InetSocketAddress address;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        address = links.route(FROM, TO, InetSocketAddress.createUnresolved("127.0.0.1", server.getLocalPort()));
    }

    @AfterEach
    void close() throws IOException {
        links.close();
        server.close();
    }

    /** Both ends of a connection. */
    private record Pair(Socket client, Socket server) {

        void exchange() throws IOException {
            client.getOutputStream().write(HELLO);
            assertArrayEquals(HELLO, server.getInputStream().readNBytes(HELLO.length));
            server.getOutputStream().write(HELLO);
            assertArrayEquals(HELLO, client.getInputStream().readNBytes(HELLO.length));
        }
    }

    private Pair connect() throws IOException {
        Socket client = new Socket(address.getHostString(), address.getPort());
        Socket accepted = server.accept();
        client.setSoTimeout(TIMEOUT_MILLIS);
        accepted.setSoTimeout(TIMEOUT_MILLIS);
        return new Pair(client, accepted);
    }

    @Test
    void passesWhatIsSentAndTheEndOfEachSide() throws IOException {
        Pair pair = connect();
        pair.exchange();
        pair.client().shutdownOutput();
        assertEquals(-1, pair.server().getInputStream().read());
        pair.server().getOutputStream().write(HELLO);
        assertArrayEquals(HELLO, pair.client().getInputStream().readNBytes(HELLO.length));
        pair.server().close();
        assertEquals(-1, pair.client().getInputStream().read());
    }

    @Test
    void thereIsOneForTheSameTwo() {
        assertEquals(address, links.route(FROM, TO, address));
    }

    @Test
    void delayedItArrivesAll() throws IOException {
        Pair pair = connect();
        links.begin(Trouble.DELAY, FROM, TO);
        pair.exchange();
    }

    @Test
    void resetBothSidesLearnOfIt() throws IOException {
        Pair pair = connect();
        pair.exchange();
        links.begin(Trouble.RESET, FROM, TO);
        assertThrows(SocketException.class, () -> pair.client().getInputStream().read());
        assertThrows(SocketException.class, () -> pair.server().getInputStream().read());
        Socket next = new Socket(address.getHostString(), address.getPort());
        assertThrows(SocketException.class, () -> next.getInputStream().read());
    }

    @Test
    void halfClosedOnlyWhoConnectedMaySend() throws IOException {
        Pair pair = connect();
        pair.exchange();
        links.begin(Trouble.HALF_CLOSE, FROM, TO);
        assertEquals(-1, pair.client().getInputStream().read());
        pair.client().getOutputStream().write(HELLO);
        assertArrayEquals(HELLO, pair.server().getInputStream().readNBytes(HELLO.length));
        Pair next = connect();
        assertEquals(-1, next.client().getInputStream().read());
    }

    @Test
    void inABlackHoleNothingArrivesUntilItIsOver() throws IOException {
        Pair pair = connect();
        links.begin(Trouble.BLACK_HOLE, FROM, TO);
        pair.client().getOutputStream().write(HELLO);
        pair.server().setSoTimeout(NOTHING_MILLIS);
        assertThrows(
                SocketTimeoutException.class,
                () -> pair.server().getInputStream().read());
        pair.server().setSoTimeout(TIMEOUT_MILLIS);
        Socket next = new Socket(address.getHostString(), address.getPort());
        next.getOutputStream().write(HELLO);
        links.mend(FROM, TO);
        assertArrayEquals(HELLO, pair.server().getInputStream().readNBytes(HELLO.length));
        assertArrayEquals(HELLO, server.accept().getInputStream().readNBytes(HELLO.length));
    }

    @Test
    void cutItEndsInTheMiddle() throws IOException {
        Pair pair = connect();
        links.begin(Trouble.CUT, FROM, TO);
        byte[] much = new byte[4_000];
        pair.client().getOutputStream().write(much);
        assertTrue(received(pair.server()) < much.length);
    }

    @ParameterizedTest
    @EnumSource
    void mendedItPassesAgain(Trouble trouble) throws IOException {
        connect().exchange();
        links.begin(trouble, FROM, TO);
        links.mend(FROM, TO);
        connect().exchange();
    }

    @Test
    void anotherLinkHasNoTrouble() throws IOException {
        links.route(new ServiceReplica(OutdialService.TRANSFER, 2), TO, address);
        links.begin(Trouble.RESET, new ServiceReplica(OutdialService.TRANSFER, 2), TO);
        connect().exchange();
    }

    private static int received(Socket socket) {
        int count = 0;
        try {
            while (socket.getInputStream().read() >= 0) {
                count++;
            }
        } catch (IOException e) {
            return count;
        }
        return count;
    }
}
