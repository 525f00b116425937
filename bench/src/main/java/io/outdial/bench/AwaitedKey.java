package io.outdial.bench;

import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import io.outdial.local.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** A key that was added to the registry of a running stack: each process notices it by itself, within a second. */
public final class AwaitedKey {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int POLL_MILLIS = 50;
    private static final int UNAUTHORIZED = 401;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private AwaitedKey() {}

    /**
     * Returns when every process of every service knows it. None of them asks another one about anything for that.
     *
     * @param key of a client of the careCycle API, with whichever permissions
     * @throws LocalFailure after half a minute
     */
    public static void await(Stack stack, String key) {
        for (OutdialService service : OutdialService.values()) {
            for (ServiceReplica replica : stack.replicasOf(service)) {
                await(stack.serviceUrl(replica).resolve(readOf(service)), key);
            }
        }
    }

    private static String readOf(OutdialService service) {
        return switch (service) {
            case RESTRICTIONS -> "/v2/campaigns/" + UUID.randomUUID() + "/agent-source-restrictions";
            case TRANSFER -> "/v2/campaigns/transfer-configs/" + UUID.randomUUID();
            case ENROLLMENT -> "/v2/customers?limit=1";
            case OUTBOUND -> "/v2/sources?limit=1";
        };
    }

    private static void await(URI url, String key) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("x-api-key", key)
                .build();
        long end = System.nanoTime() + TIMEOUT.toNanos();
        try {
            while (HTTP.send(request, BodyHandlers.discarding()).statusCode() == UNAUTHORIZED) {
                if (System.nanoTime() - end > 0) {
                    throw new LocalFailure(url + " does not know the new key");
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (IOException e) {
            throw new LocalFailure(url + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while waiting for " + url, e);
        }
    }
}
