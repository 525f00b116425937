package io.outdial.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.bench.Numbers.Block;
import io.outdial.local.LocalFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A service under load from wrk. Its script builds every request from a unique number and checks every response: one
 * that does not say "stored" is an error.
 *
 * @param script made by {@link Scripts#wrk}
 * @param base of the service or the gateway
 * @param environment variables for the script
 */
record Wrk(String name, Tool tool, Path script, URI base, Map<String, String> environment, Numbers numbers, Load load)
        implements Contender {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Tool find() {
        return Tool.find("wrk", "-v", "wrk", "apt-get install wrk (Debian, Ubuntu), brew install wrk (macOS)");
    }

    @Override
    public Run run(Block block, int seconds) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("BENCH_THREADS", Integer.toString(load.threads()));
        variables.put("BENCH_FIRST", Long.toString(block.first()));
        variables.put("BENCH_STEP", Long.toString(numbers.step()));
        variables.put("BENCH_SIZE", Long.toString(numbers.size()));
        List<String> arguments = List.of(
                "--threads",
                Integer.toString(load.threads()),
                "--connections",
                Integer.toString(load.connections()),
                "--duration",
                seconds + "s",
                "--timeout",
                "10s",
                "--script",
                script.toString(),
                base.toString());
        return parse(tool.run(arguments, variables, script.getParent()));
    }

    /** At the end wrk does not wait for outstanding responses. */
    @Override
    public boolean cutsOff() {
        return true;
    }

    /** @param output with the line of JSON that the script prints at its end */
    static Run parse(String output) {
        String report = output.lines()
                .filter(line -> line.startsWith("{\"micros\""))
                .findFirst()
                .orElseThrow(() -> new LocalFailure("wrk did not report: "
                        + output.lines()
                                .filter(line -> !line.isBlank())
                                .findFirst()
                                .orElse("it printed nothing")));
        try {
            JsonNode json = JSON.readTree(report);
            long broken = json.required("broken").asLong();
            String refusal = json.required("firstRefusal").asText();
            return new Run(
                    json.required("stored").asLong(),
                    json.required("refused").asLong() + broken,
                    refusal.isEmpty() && broken > 0 ? "connection broken or no answer in time" : refusal,
                    json.required("micros").asLong() / 1e6,
                    json.required("p50Micros").asLong() / 1e3,
                    json.required("p99Micros").asLong() / 1e3);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new LocalFailure("wrk's report cannot be read: " + report, e);
        }
    }
}
