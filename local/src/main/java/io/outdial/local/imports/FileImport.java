package io.outdial.local.imports;

import io.outdial.local.LocalFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.ExitCode;

/**
 * Loads a file into a campaign, however often the connection is cut, and goes on with what an earlier run has begun.
 */
public final class FileImport {

    /** Some rows are in the file and not in the campaign. */
    public static final int ROWS_MISSING = 2;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /** So long nothing moves only if the connection is gone. */
    private static final Duration STALLED_AFTER = Duration.ofMinutes(1);

    private final ImportApi api;
    private final FileToImport file;
    private final ImportOrder order;
    private final UnfinishedImports unfinished;
    private final ImportScreen screen;
    private final BackOff backOff;

    /** @param folder for what is remembered of imports that are not over */
    public FileImport(
            ApiClient http, FileToImport file, ImportOrder order, Path folder, ImportScreen screen, BackOff backOff) {
        this.api = new ImportApi(http);
        this.file = file;
        this.order = order;
        this.unfinished = new UnfinishedImports(folder);
        this.screen = screen;
        this.backOff = backOff;
    }

    /**
     * Returns the exit code.
     *
     * @param rejections where to save the rows that were not taken; null for nowhere
     * @throws LocalFailure if the file cannot be loaded to its end
     */
    public int run(Path rejections) {
        String campaign = findCampaign();
        String command = String.join(
                "\n",
                api.url(),
                campaign,
                file.path().toString(),
                Long.toString(file.size()),
                file.modified().toString(),
                order.request().toString());
        ImportStatus begun = goOnOrCreate(command, campaign);
        ImportStatus ended = send(begun);
        unfinished.remove(command);
        screen.summary(ended, order.dryRun());
        if (ended.rejected() > 0) {
            saveRejections(ended, rejections);
        }
        if (!ended.isCompleted()) {
            throw new LocalFailure(
                    "the import has " + ended.state() + (ended.problem() == null ? "" : ": " + ended.problem()));
        }
        return ended.hasMissingRows() ? ROWS_MISSING : ExitCode.OK;
    }

    /** A wrong address is told at once. */
    private String findCampaign() {
        return backOff.retry(() -> {
            try {
                return api.campaign(order.campaign());
            } catch (TemporaryFailure failure) {
                if (failure.isAnswered()) {
                    throw failure;
                }
                throw new LocalFailure(failure.getMessage() + "; start a stack first: ./outdial up", failure);
            }
        });
    }

    private ImportStatus goOnOrCreate(String command, String campaign) {
        Optional<ImportStatus> begun = unfinished
                .find(command)
                .flatMap(id -> backOff.retry(() -> api.find(id)))
                .filter(status -> status.isCompleted() || !status.isOver());
        if (begun.isPresent()) {
            screen.line("going on with import " + begun.get().id() + ", which has read "
                    + begun.get().rows() + " rows");
            return begun.get();
        }
        String once = UUID.randomUUID().toString();
        ImportStatus created = backOff.retry(() -> api.create(campaign, order, once));
        unfinished.add(command, created.id());
        return created;
    }

    private ImportStatus send(ImportStatus begun) {
        ImportStatus now = begun;
        screen.begin(done(begun, 0));
        try {
            while (!now.isOver()) {
                now = sendFrom(now);
            }
            return now;
        } finally {
            screen.clear();
        }
    }

    /** @return the import as it is when the request is over, however it ends */
    private ImportStatus sendFrom(ImportStatus before) {
        try {
            return sendOnce(before);
        } catch (TemporaryFailure failure) {
            screen.line(failure.getMessage() + "; trying again");
            backOff.pauseAfter(failure);
            ImportStatus now = backOff.retry(() -> api.get(before.id()));
            if (now.offset() > before.offset()) {
                backOff.reset();
            }
            return now;
        }
    }

    private ImportStatus sendOnce(ImportStatus before) {
        long from = file.sendFrom(before.offset());
        try (Upload upload = api.send(before.id(), file, from)) {
            StallWatch watch = new StallWatch(STALLED_AFTER);
            Optional<Answer> answer = upload.await(BETWEEN_LOOKS);
            while (answer.isEmpty()) {
                Optional<ImportStatus> seen = look(before.id());
                seen.ifPresent(status -> screen.show(done(status, upload.sent()), status));
                watch.look(seen, upload.sent());
                answer = upload.await(BETWEEN_LOOKS);
            }
            return concluded(before.id(), answer.get());
        }
    }

    /** For the eye only: the request that brings the file tells what becomes of it. */
    private Optional<ImportStatus> look(String id) {
        try {
            return Optional.of(api.get(id));
        } catch (TemporaryFailure e) {
            return Optional.empty();
        }
    }

    /** An import that is over already was completed by a request whose answer was lost, or cancelled by somebody. */
    private ImportStatus concluded(String id, Answer answer) {
        if (answer.status() == Answer.CONFLICT) {
            ImportStatus now = backOff.retry(() -> api.get(id));
            if (now.isOver()) {
                return now;
            }
        }
        return ImportStatus.of(answer.json("the file was refused"));
    }

    private double done(ImportStatus status, long sent) {
        return Math.min(1, (double) (file.isCompressed() ? sent : status.offset()) / Math.max(1, file.size()));
    }

    private void saveRejections(ImportStatus status, Path rejections) {
        String where = rejections == null ? api.rejectionsUrl(status.id()) : rejections.toString();
        if (rejections != null) {
            backOff.reset();
            backOff.<Boolean>retry(() -> {
                api.saveRejections(status.id(), rejections);
                return true;
            });
        }
        screen.line("Rows that were not taken, and why: " + where);
    }
}
