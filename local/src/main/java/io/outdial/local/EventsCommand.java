package io.outdial.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.local.events.EventLines;
import io.outdial.local.events.OutboxClient;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "events",
        description = "Lists, shows, retries and drops events that one service has for another.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "What they are, and when to do what: docs/guides/events.md"})
final class EventsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("unused") // picocli sets and reads it
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, show, retry or drop?");
    }

    @Command(name = "list", description = "Lists events that wait, the oldest first, and why they were not taken.")
    void list(
            @Mixin CommonOptions common,
            @Mixin EventSenders senders,
            @Option(names = "--failed", description = "Only those that were tried in vain.") boolean failed,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "At most so many of each service, up to 500 (default: 100).")
                    int limit) {
        for (OutboxClient service : senders.clients(spec.commandLine(), common)) {
            EventLines.of(
                            service.name(),
                            service.list(failed, limit),
                            Clock.systemUTC().instant())
                    .forEach(out()::println);
        }
        out().flush();
    }

    @Command(
            name = "show",
            description = {
                "Shows an event that waits with its data, or who dropped it and why.",
                "The data may hold names and numbers of persons."
            })
    void show(@Mixin CommonOptions common, @Mixin EventSenders senders, @Parameters(paramLabel = "ID") UUID id) {
        out().println(first(common, senders, id, service -> service.find(id)).toPrettyString());
        out().flush();
    }

    @Command(name = "retry", description = "Has events delivered now, without waiting for the next attempt.")
    void retry(
            @Mixin CommonOptions common,
            @Mixin EventSenders senders,
            @Parameters(paramLabel = "ID", arity = "1..*") List<UUID> ids) {
        for (UUID id : ids) {
            String service = first(common, senders, id, client -> client.retry(id));
            out().println(id + " is tried by " + service + " now");
            out().flush();
        }
    }

    @Command(
            name = "drop",
            description = "Drops an event: it is never delivered. Who did it and why is kept.",
            footer = {"", "Once it is gone, nobody can deliver it any more: mend the receiver and retry instead."})
    void drop(
            @Mixin CommonOptions common,
            @Mixin EventSenders senders,
            @Parameters(paramLabel = "ID") UUID id,
            @Option(
                            names = "--reason",
                            paramLabel = "TEXT",
                            required = true,
                            description = "Kept for ever; names no person and no number.")
                    String reason,
            @Option(
                            names = "--yes",
                            description = "Though somebody who must not be called may be, since it is about"
                                    + " do-not-call or an erasure.")
                    boolean confirmed) {
        String by = System.getProperty("user.name");
        JsonNode dropped = first(common, senders, id, service -> service.drop(id, by, reason, confirmed));
        out().println(id + " (" + dropped.path("type").asText() + ") was dropped by "
                + dropped.path("dropped").path("by").asText());
        out().flush();
    }

    /** What the service answers that has the event. */
    private <T> T first(
            CommonOptions common, EventSenders senders, UUID id, Function<OutboxClient, Optional<T>> question) {
        return senders.clients(spec.commandLine(), common).stream()
                .map(question)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new LocalFailure("no event " + id + " waits"));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
