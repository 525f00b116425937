package io.outdial.platform.answer;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Transient;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jboss.resteasy.reactive.ResteasyReactiveClientProblem;

/**
 * Distinguishes a database or peer that is unreachable, or busy for too long, from a fault of the program. Both arrive
 * wrapped by Hibernate, Mutiny or a client, so the whole chain of causes is searched.
 */
final class TransientFailures {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);

    /** Serialization failure, deadlock, a lock timeout: a retry succeeds as soon as the other transaction is done. */
    private static final Set<String> CONTENTION = Set.of("40001", "40P01", "55P03");

    private static final String QUERY_CANCELED = "57014";

    /**
     * Connection failed, login refused, out of resources, shutting down or starting, statement cancelled, disk error of
     * the server.
     */
    private static final Set<String> UNREACHABLE_CLASSES = Set.of("08", "28", "53", "57", "58");

    /** Read-only after a failover, transaction idle for too long, transaction rolled back by the server. */
    private static final Set<String> UNREACHABLE = Set.of("25006", "25P03", "25P04", "40000", "40003");

    /** A value that cannot be kept, a constraint that is violated, a limit of the server. */
    private static final Set<String> REFUSED_CLASSES = Set.of("22", "23", "54");

    /**
     * Messages of Vert.x for a timeout while waiting for a connection, and for a closed connection; it has no exception
     * types for them.
     */
    private static final Set<String> VERTX_MESSAGES = Set.of(
            "Timeout",
            "Connection is not active now, current status: CLOSED",
            "Connection is not active now, current status: CLOSING");

    private static final int STATE_LENGTH = 5;
    private static final int MAX_CHAIN_LENGTH = 30;

    private TransientFailures() {}

    /** The answer to a transient failure; empty for any other. */
    static Optional<Failure> find(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MAX_CHAIN_LENGTH; i++) {
            Failure failure = answer(cause);
            if (failure != null) {
                return Optional.of(failure);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /**
     * Whether a statement failed only because another transaction held something too long: nothing was changed, and the
     * same may succeed a moment later.
     */
    static boolean isContention(Throwable thrown) {
        return sqlState(thrown).filter(CONTENTION::contains).isPresent();
    }

    /** Whether PostgreSQL ended a statement, as it does when its time is over: less work may have time enough. */
    static boolean isOverdue(Throwable thrown) {
        return sqlState(thrown).filter(QUERY_CANCELED::equals).isPresent();
    }

    /** The state of a statement that failed by what it was given, and fails again; empty for any other failure. */
    static Optional<String> refusedState(Throwable thrown) {
        return sqlState(thrown)
                .filter(state -> state.length() == STATE_LENGTH && REFUSED_CLASSES.contains(state.substring(0, 2)));
    }

    private static Optional<String> sqlState(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MAX_CHAIN_LENGTH; i++) {
            if (cause instanceof DatabaseException database) {
                return Optional.ofNullable(database.getSqlState());
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Failure answer(Throwable cause) {
        if (cause instanceof DatabaseException database) {
            return ofSqlState(database.getSqlState());
        }
        if (cause instanceof SQLException database) {
            return ofSqlState(database.getSQLState());
        }
        if (cause instanceof Transient || cause instanceof ResteasyReactiveClientProblem) {
            return new Failure.Unavailable("Another service that this needs does not answer", LATER);
        }
        return isLostConnection(cause) || isEndedWait(cause)
                ? new Failure.Unavailable("Something that this needs does not answer", LATER)
                : null;
    }

    private static Failure ofSqlState(String state) {
        if (state == null || state.length() != STATE_LENGTH) {
            return null;
        }
        if (CONTENTION.contains(state)) {
            return new Failure.Unavailable("Other requests are using what this one needs", SOON);
        }
        return UNREACHABLE.contains(state) || UNREACHABLE_CLASSES.contains(state.substring(0, 2))
                ? new Failure.Unavailable("The database does not answer", LATER)
                : null;
    }

    /** An {@code IOException} of a kind that is not listed here may be about a document that cannot be read. */
    private static boolean isLostConnection(Throwable cause) {
        return cause instanceof VertxException
                || cause instanceof SocketException
                || cause instanceof SocketTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof ClosedChannelException
                || cause instanceof SSLException
                || cause.getClass() == IOException.class;
    }

    private static boolean isEndedWait(Throwable cause) {
        return cause instanceof TimeoutException
                || cause instanceof io.smallrye.mutiny.TimeoutException
                || cause instanceof org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException
                || (cause instanceof NoStackTraceThrowable && VERTX_MESSAGES.contains(cause.getMessage()));
    }
}
