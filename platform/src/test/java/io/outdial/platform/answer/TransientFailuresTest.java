package io.outdial.platform.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParseException;
import io.outdial.platform.dialect.ErrorAnswer;
import io.outdial.platform.dialect.HomeDialect;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.peer.PeerUnavailable;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.LockTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransientFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "08006, 5", // connection failure
        "28P01, 5", // login refused
        "53300, 5", // too many connections
        "57014, 5", // statement_timeout
        "57P01, 5", // administrator's shutdown
        "57P02, 5", // another process of the server died
        "57P03, 5", // starting up
        "25006, 5", // read-only: a failover
        "25P03, 5", // idle_in_transaction_session_timeout
        "40001, 1", // serialization failure
        "40P01, 1", // deadlock
        "55P03, 1" // lock_timeout
    })
    void aStateOfPostgresqlThatMayPass(String state, int retryAfterSeconds) {
        Stream.of(
                        new PgException("…", "FATAL", state, null),
                        new CompletionException(new PgException("…", "FATAL", state, null)),
                        new LockTimeoutException("…", new SQLException("…", state)),
                        new GenericJDBCException("…", new SQLException("…", state)))
                .forEach(thrown -> assertEquals(Duration.ofSeconds(retryAfterSeconds), retryAfter(thrown)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "42P01", "22P02", "25P02", "XX000", "P0001"})
    void aStateThatIsAFaultOfTheProgram(String state) {
        assertTrue(TransientFailures.find(new PgException("…", "ERROR", state, null))
                .isEmpty());
        assertTrue(TransientFailures.find(new GenericJDBCException("…", new SQLException("…", state)))
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "22P02, true", // a text that is no number
        "22003, true", // a number out of range
        "23505, true", // a unique constraint
        "23514, true", // a check
        "54000, true", // an index row that is too large
        "42601, false",
        "40P01, false",
        "57014, false",
        "22, false",
        ", false"
    })
    void aStatementThatFailsByWhatItWasGiven(String state, boolean isRefused) {
        Throwable thrown = new CompletionException(new PgException("…", "ERROR", state, null));
        assertEquals(isRefused ? Optional.of(state) : Optional.empty(), FailureMapping.refusedState(thrown));
        assertEquals(Optional.empty(), FailureMapping.refusedState(new IllegalStateException(state)));
    }

    @ParameterizedTest
    @MethodSource
    void aConnectionThatIsLostOrNotHad(Throwable thrown) {
        assertEquals(Duration.ofSeconds(5), retryAfter(thrown));
        assertEquals(Duration.ofSeconds(5), retryAfter(new IllegalStateException("wrapped", thrown)));
    }

    static Stream<Throwable> aConnectionThatIsLostOrNotHad() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new SocketException("Connection reset"),
                new IOException("Broken pipe"),
                new UnknownHostException("postgres"),
                new ClosedChannelException(),
                ClosedConnectionException.INSTANCE,
                new VertxException("Connection was closed"),
                new NoStackTraceThrowable("Timeout"),
                new ConnectionPoolTooBusyException("Connection pool reached max wait queue size of 2000"),
                new PeerUnavailable("directory", null));
    }

    @Test
    void aFaultOfTheProgramIsNone() {
        Stream.of(
                        new NullPointerException(),
                        new IllegalStateException("a stored answer cannot be read", new JsonParseException(null, "…")),
                        new FileNotFoundException("…"),
                        new NoStackTraceThrowable("Cannot acquire a connection on a pipelined pool"))
                .forEach(thrown -> assertTrue(TransientFailures.find(thrown).isEmpty(), thrown.toString()));
    }

    @Test
    void causesThatGoRoundInACircleComeToAnEnd() {
        Exception one = new IllegalStateException();
        Exception other = new IllegalStateException(one);
        one.initCause(other);
        assertSame(one, other.getCause());
        assertTrue(TransientFailures.find(one).isEmpty());
    }

    @Test
    void theAnswerSaysWhenToTryAgain() {
        Failure failure = TransientFailures.find(new ConnectException()).orElseThrow();
        ErrorAnswer answer = new HomeDialect().refuse(failure);
        assertEquals(503, answer.httpStatus());
        assertEquals(5, answer.retryAfterSeconds());
    }

    private static Duration retryAfter(Throwable thrown) {
        return ((Failure.Unavailable) TransientFailures.find(thrown).orElseThrow()).retryAfter();
    }
}
