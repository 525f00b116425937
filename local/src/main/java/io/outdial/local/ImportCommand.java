package io.outdial.local;

import io.outdial.local.imports.ApiClient;
import io.outdial.local.imports.BackOff;
import io.outdial.local.imports.FileImport;
import io.outdial.local.imports.FileToImport;
import io.outdial.local.imports.ImportOrder;
import io.outdial.local.imports.ImportScreen;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = "Loads a file of any size into a campaign, and goes on by itself when it is cut.",
        footer = {
            "",
            "Started again with the same file and options it goes on where it was.",
            "The exit code is 0 if every row was loaded, set or known, 2 if others are missing, and 1 if it failed.",
            "Columns of the file, and what becomes of rows: docs/imports.md"
        })
final class ImportCommand implements Callable<Integer> {

    private static final String KEY_VARIABLE = "OUTDIAL_API_KEY";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration GIVES_UP_AFTER = Duration.ofMinutes(10);
    private static final Set<String> DUPLICATE_OPTIONS = Set.of("scope", "policy", "lastDays", "byName");
    private static final String UPDATE = "update";

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "CSV, or NDJSON if its name ends with .ndjson or .jsonl; as it is, or compressed (.gz, .zip).")
    private Path file;

    @Option(names = "--campaign", paramLabel = "NAME", required = true, description = "The campaign.")
    private String campaign;

    @Option(names = "--list", paramLabel = "NAME", description = "Its calling list (default: the first one).")
    private String callingList;

    @Option(
            names = "--map",
            paramLabel = "COLUMN=FIELD",
            description = {
                "What a column of the file is, such as Mobile=phone; nothing (Remarks=) for one that is passed over.",
                "Repeatable."
            })
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--duplicates",
            paramLabel = "OPTION=VALUE",
            split = ",",
            description = {
                "Which numbers are known, and what becomes of them, such as policy=skip,scope=client,lastDays=90:",
                "policy reject, skip, update or add; scope list, campaign or client; lastDays; byName=true."
            })
    private Map<String, String> duplicates = new LinkedHashMap<>();

    @Option(
            names = "--update",
            description = {
                "Sets in the records of known numbers that wait what the rows say: short for",
                "--duplicates policy=update, and goes with its other options."
            })
    private boolean update;

    @Option(names = "--dry-run", description = "Only tells what would become of the rows.")
    private boolean dryRun;

    @Option(
            names = "--rejections",
            paramLabel = "FILE",
            description = "Saves the rows that were not taken there, as CSV: line, code, message, row.")
    private Path rejections;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Another installation (default: the stack on this machine).")
    private String url;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = {
                "Of --url, or of another client (default: the demo client's).",
                "Others on this machine see it in the list of processes: for --url rather set " + KEY_VARIABLE + "."
            })
    private String apiKey;

    @Override
    public Integer call() {
        FileToImport toImport = FileToImport.of(file);
        ImportOrder order =
                new ImportOrder(campaign, toImport.format(), columns, callingList, duplicateOptions(), dryRun);
        boolean terminal = Boolean.getBoolean("outdial.terminal");
        ImportScreen screen = new ImportScreen(
                new ConsoleProgress(spec.commandLine().getOut(), terminal), terminal, Clock.systemUTC());
        try (ApiClient http = client()) {
            return new FileImport(
                            http,
                            toImport,
                            order,
                            common.folder().imports(),
                            screen,
                            new BackOff(FIRST_PAUSE, GIVES_UP_AFTER))
                    .run(rejections);
        }
    }

    private ApiClient client() {
        if (url == null) {
            Credentials credentials = common.credentials();
            return new ApiClient(credentials.gateway(), apiKey == null ? credentials.apiKey() : apiKey);
        }
        String key = apiKey == null ? System.getenv(KEY_VARIABLE) : apiKey;
        if (key == null || key.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--url wants a key: set " + KEY_VARIABLE);
        }
        return new ApiClient(checkedUrl(), key.strip());
    }

    private String checkedUrl() {
        try {
            URI parsed = URI.create(url);
            if (parsed.getHost() != null && Set.of("http", "https").contains(parsed.getScheme())) {
                return url.replaceFirst("/+$", "");
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--url wants an address: " + e.getMessage(), e);
        }
        throw new ParameterException(spec.commandLine(), "--url wants an address such as https://outdial.example");
    }

    private Map<String, Object> duplicateOptions() {
        Map<String, Object> options = new LinkedHashMap<>();
        duplicates.forEach((name, value) -> {
            if (!DUPLICATE_OPTIONS.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(), "--duplicates has policy, scope, lastDays and byName, not " + name);
            }
            options.put(name, typed(name, value));
        });
        if (update && !options.getOrDefault("policy", UPDATE).equals(UPDATE)) {
            throw new ParameterException(
                    spec.commandLine(), "--update is policy=update, and not policy=" + options.get("policy"));
        }
        if (update) {
            options.put("policy", UPDATE);
        }
        return options;
    }

    private Object typed(String name, String value) {
        if (name.equals("byName")) {
            return Boolean.valueOf(value);
        }
        if (!name.equals("lastDays")) {
            return value;
        }
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), "lastDays wants a number of days, not " + value, e);
        }
    }
}
