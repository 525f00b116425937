package io.outdial.local.gateway;

import io.outdial.local.gateway.HealthRule.Check;
import io.outdial.local.gateway.HealthRule.Verdict;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.List;

/**
 * Asks each replica regularly whether it is ready, as the readiness probe of a cluster does. It runs until its Vert.x
 * is closed.
 */
public final class HealthWatch {

    /** A check takes at most so long, too. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final String PATH = "/q/health/ready";

    private final HttpClient client;
    private final long intervalMillis;

    private HealthWatch(HttpClient client, long intervalMillis) {
        this.client = client;
        this.intervalMillis = intervalMillis;
    }

    /** @param interval {@link #INTERVAL}, unless for tests */
    public static void start(Vertx vertx, List<Replicas> services, Duration interval) {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) interval.toMillis())
                .setKeepAlive(false));
        HealthWatch watch = new HealthWatch(client, interval.toMillis());
        for (Replicas replicas : services) {
            for (Replica replica : replicas.all()) {
                HealthRule rule = new HealthRule();
                vertx.setPeriodic(interval.toMillis(), due -> watch.check(replica, rule));
            }
        }
    }

    private void check(Replica replica, HealthRule rule) {
        client.request(new RequestOptions()
                        .setServer(replica.management())
                        .setMethod(HttpMethod.GET)
                        .setURI(PATH)
                        .setTimeout(intervalMillis))
                .compose(request -> request.send())
                .map(answer -> answer.statusCode() == 200 ? Check.READY : Check.NOT_READY)
                .otherwise(Check.SILENT)
                .onSuccess(check -> apply(rule.after(check), replica));
    }

    private static void apply(Verdict verdict, Replica replica) {
        replica.ready(verdict.ready());
        if (verdict.givenUp()) {
            replica.cutConnections();
        }
    }
}
