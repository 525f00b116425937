package io.outdial.platform.access;

import io.outdial.platform.config.ServiceConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The credential by which the services authenticate to each other. Its file may hold several, a line each: the first is
 * sent, all are accepted. So a new one is added below, is moved to the top when all services know it, and the old one
 * is removed when none sends it any more.
 *
 * <p>The file is read every second. A service does not start without a good one; where a later change breaks it, that
 * is logged and the last good one stays in force.
 */
@ApplicationScoped
@Startup
public class ServiceToken {

    public static final String HEADER = "x-outdial-service-token";

    private static final Logger LOG = Logger.getLogger(ServiceToken.class);
    private static final int MIN_LENGTH = 32;

    private final Path file;
    private volatile List<String> tokens;
    private volatile boolean isBroken;

    @Inject
    public ServiceToken(ServiceConfig config) {
        this(config.serviceTokenFile());
    }

    ServiceToken(Path file) {
        this.file = file;
    }

    @PostConstruct
    void readFirst() throws IOException {
        tokens = read();
    }

    /** By what is in it: the time of a file need not change with its content. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readAgain() {
        try {
            List<String> found = read();
            if (!found.equals(tokens)) {
                tokens = found;
                LOG.infof("Service token read again: %d are accepted", found.size());
            }
            isBroken = false;
        } catch (IOException | IllegalStateException e) {
            LOG.logf(
                    isBroken ? Logger.Level.DEBUG : Logger.Level.ERROR,
                    "The service token cannot be read, the last good one stays in force: %s",
                    e.getMessage());
            isBroken = true;
        }
    }

    private List<String> read() throws IOException {
        List<String> lines = Files.readString(file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.length() < MIN_LENGTH)) {
            throw new IllegalStateException("the service token in " + file + " is shorter than " + MIN_LENGTH);
        }
        return lines;
    }

    /** Compares in constant time, with each that is accepted. */
    public boolean matches(String given) {
        if (given == null) {
            return false;
        }
        byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
        boolean matches = false;
        for (String token : tokens) {
            matches |= MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), bytes);
        }
        return matches;
    }

    /** For the headers of our own calls to a peer. */
    public String value() {
        return tokens.get(0);
    }

    /** What is derived of each token: of the one in use to make something, of the others to know what was made. */
    public <T> DerivedKeys<T> derive(Function<String, T> make) {
        return new DerivedKeys<>(() -> tokens, make);
    }
}
