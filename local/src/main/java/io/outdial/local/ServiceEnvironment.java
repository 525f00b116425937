package io.outdial.local;

import io.outdial.local.postgres.DatabaseServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the processes of a stack's services are started: their command line and environment variables. */
record ServiceEnvironment(
        StackOptions options, DataFolder data, Ports ports, Secrets secrets, StackDatabase databases) {

    List<String> command(ServiceReplica replica) {
        return options.launch().command(replica, replica.service().jarIn(options.home()), variables(replica));
    }

    Map<String, String> variables(ServiceReplica replica) {
        OutdialService service = replica.service();
        Map<String, String> variables = new HashMap<>();
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put(
                "QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE",
                Integer.toString(Runtime.getRuntime().availableProcessors()));
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(replica)));
        variables.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.managementOf(replica)));
        variables.putAll(databaseVariables(replica));
        variables.put("OUTDIAL_REGISTRY_FILE", data.registry().toString());
        variables.put("OUTDIAL_SERVICE_TOKEN_FILE", data.serviceToken().toString());
        for (OutdialService peer : service.peers()) {
            URI url = ports.url(peer);
            InetSocketAddress address = route(replica, peer.serviceName(), url.getHost(), url.getPort());
            variables.put(
                    "OUTDIAL_" + peer.context().toUpperCase(Locale.ROOT) + "_URL",
                    "http://" + address.getHostString() + ":" + address.getPort());
        }
        if (service == OutdialService.ENROLLMENT || service == OutdialService.OUTBOUND) {
            variables.put("OUTDIAL_NUMBER_HASH_KEY_FILE", data.numberHashKey().toString());
        }
        if (service == OutdialService.OUTBOUND) {
            variables.put("OUTDIAL_AGENT_LOGIN_TRUSTED_PROXIES", "127.0.0.1/32");
        }
        if (options.demo()) {
            variables.put("OUTDIAL_DEMO_CLIENT_ID", secrets.clientId().toString());
            variables.put("OUTDIAL_DEMO_AGENT_USER_NAME", secrets.agentUserName());
            variables.put("OUTDIAL_DEMO_AGENT_PASSWORD_HASH", secrets.agentPasswordHash());
        }
        variables.putAll(options.serviceEnvironment());
        return variables;
    }

    private InetSocketAddress route(ServiceReplica from, String to, String host, int port) {
        return options.wiring().route(from, to, InetSocketAddress.createUnresolved(host, port));
    }

    private Map<String, String> databaseVariables(ServiceReplica replica) {
        DatabaseServer database = databases.of(replica.service());
        DatabaseServer owned = databases.ownedBy(replica.service());
        InetSocketAddress server = route(replica, Wiring.DATABASE, database.host(), database.port());
        Map<String, String> variables = new HashMap<>();
        variables.put("OUTDIAL_DB_HOST", server.getHostString());
        variables.put("OUTDIAL_DB_PORT", Integer.toString(server.getPort()));
        variables.put("OUTDIAL_DB_NAME", database.database());
        variables.put("OUTDIAL_DB_USER", database.user());
        variables.put("OUTDIAL_DB_PASSWORD", database.password());
        variables.put("OUTDIAL_DB_OWNER_USER", owned.user());
        variables.put("OUTDIAL_DB_OWNER_PASSWORD", owned.password());
        variables.put("OUTDIAL_DB_POOL_SIZE", Integer.toString(databases.poolSize()));
        database.parameter("sslmode").ifPresent(mode -> variables.put("OUTDIAL_DB_TLS_MODE", mode));
        database.parameter("sslrootcert").ifPresent(file -> variables.put("OUTDIAL_DB_TLS_CA_FILE", file));
        return variables;
    }
}
