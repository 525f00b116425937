package io.outdial.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "reconcile",
        description = {
            "Compares the records and listed numbers of outbound-service with what enrollment-service has,",
            "and mends what differs. It does the same each night by itself."
        },
        footer = {"", "What is mended, and by whose word: docs/guides/events.md"})
final class ReconcileCommand implements Runnable {

    private static final String STEP = "/internal/v1/reconciliation";

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ServiceAccess access;

    @Override
    public void run() {
        ServiceClient outbound = access.clients(spec.commandLine(), common, List.of(OutdialService.OUTBOUND))
                .get(0);
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Integer> mends = new TreeMap<>();
        long compared = 0;
        JsonNode next = JsonNodeFactory.instance.nullNode();
        do {
            ObjectNode step = JsonNodeFactory.instance.objectNode().set("after", next);
            JsonNode report = outbound.post(STEP, step)
                    .orElseThrow(() -> new LocalFailure(outbound.name() + " is of a version that compares nothing"));
            compared += report.path("compared").asLong();
            for (JsonNode mend : report.path("mends")) {
                mends.merge(mend.path("kind").asText(), 1, Integer::sum);
                out.println(line(mend));
            }
            out.flush();
            next = report.path("next");
        } while (next.isTextual());
        out.println(String.format(Locale.ROOT, "%,d records, enrolments and numbers compared, ", compared)
                + (mends.isEmpty() ? "nothing to mend" : "mended: " + mends));
        out.flush();
    }

    private static String line(JsonNode mend) {
        String line =
                mend.path("kind").asText() + "  client " + mend.path("clientId").asText();
        return mend.path("chainId").isNull()
                ? line
                : line + "  campaign " + mend.path("campaignId").asText() + "  chain "
                        + mend.path("chainId").asText();
    }
}
