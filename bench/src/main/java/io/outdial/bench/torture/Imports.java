package io.outdial.bench.torture;

import io.outdial.bench.torture.Leads.Arrival;
import io.outdial.local.LocalFailure;
import io.outdial.local.Progress;
import io.outdial.local.imports.ApiClient;
import io.outdial.local.imports.BackOff;
import io.outdial.local.imports.FileImport;
import io.outdial.local.imports.FileToImport;
import io.outdial.local.imports.ImportOrder;
import io.outdial.local.imports.ImportScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** Loads one file after another as the command does, which goes on where it was cut. */
final class Imports implements Runnable {

    private static final int ROWS = 1_500;
    private static final int PAUSE_MILLIS = 500;
    private static final int PAUSES = 20;
    private static final int OK = 0;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration GIVES_UP_AFTER = Duration.ofMinutes(5);

    private final Campaign campaign;
    private final Leads leads;
    private final Path folder;
    private final Book book;
    private final BooleanSupplier isOver;

    final LongAdder cuts = new LongAdder();

    /** @param folder for the files, which may be there already */
    Imports(Campaign campaign, Leads leads, Path folder, Book book, BooleanSupplier isOver) {
        this.campaign = campaign;
        this.leads = leads;
        this.folder = folder;
        this.book = book;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        for (int n = 1; !isOver.getAsBoolean(); n++) {
            load("import " + n, leads.newNumbers(ROWS));
            for (int pause = 0; pause < PAUSES && !isOver.getAsBoolean(); pause++) {
                Pause.millis(PAUSE_MILLIS);
            }
        }
    }

    private void load(String key, List<String> phones) {
        Path file = folder.resolve(key.replace(' ', '-') + ".csv");
        try (ApiClient http = new ApiClient(campaign.credentials().gateway(), campaign.apiKey())) {
            Files.createDirectories(folder);
            Files.writeString(file, "phone\n" + String.join("\n", phones) + "\n");
            ImportScreen screen = new ImportScreen(screen(key), false, Clock.systemUTC());
            int code = new FileImport(
                            http,
                            FileToImport.of(file),
                            new ImportOrder(campaign.name(), "csv", Map.of(), null, Map.of(), false),
                            folder,
                            screen,
                            new BackOff(FIRST_PAUSE, GIVES_UP_AFTER))
                    .run(null);
            if (code == OK) {
                phones.forEach(phone -> {
                    book.note(phone, key);
                    leads.acknowledge(phone, Arrival.RECORD);
                });
            } else {
                book.broken("a file is loaded whole", key);
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new LocalFailure("there is no place for " + file + ": " + e.getMessage(), e);
        }
    }

    private Progress screen(String key) {
        return new Progress() {
            @Override
            public void line(String text) {
                book.note(key, text);
                if (text.contains("trying again")) {
                    cuts.increment();
                }
            }

            @Override
            public void status(String text) {}
        };
    }
}
