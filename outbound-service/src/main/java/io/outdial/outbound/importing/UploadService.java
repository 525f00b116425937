package io.outdial.outbound.importing;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.registry.Client;
import io.outdial.platform.request.BodyThreads;
import io.outdial.platform.request.IncomingBody;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes the data of files. */
@ApplicationScoped
public class UploadService {

    private final Map<String, ImportKind> kinds;

    @Inject
    ImportRepository imports;

    @Inject
    UploadTurns turns;

    @Inject
    ChunkStore chunks;

    @Inject
    BodyThreads threads;

    @Inject
    ImportConfig config;

    @Inject
    Clock clock;

    @Inject
    public UploadService(@All List<ImportKind> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(ImportKind::name, Function.identity()));
    }

    /**
     * Reads a body to its end and stores its rows. What is before the place that the job has reached is passed over, so
     * that a file may be sent again from its beginning.
     *
     * @param sentFrom where in the file the body begins
     * @return the job as it is afterwards: completed, or failed if the file is beyond a limit
     * @throws Failure.NotFound if the client has no such job
     * @throws Failure.Refused {@code CONFLICT} if it is over or replaced, or has not reached the place; or
     *     {@code BAD_REQUEST} if the body does not arrive
     */
    public Uni<ImportJob> receive(Client client, UUID id, long sentFrom, IncomingBody body) {
        return turns.take(client.id(), id, body)
                .chain(job -> read(client, job, sentFrom, body)
                        .onFailure(FileTooLarge.class)
                        .recoverWithUni(tooLarge -> fail(job, tooLarge.getMessage()))
                        .onTermination()
                        .call(() -> turns.giveBack(job)))
                .chain(() -> imports.find(client.id(), id));
    }

    private Uni<Void> read(Client client, ImportJob job, long sentFrom, IncomingBody body) {
        if (sentFrom > job.reached().bytes()) {
            return Uni.createFrom()
                    .failure(new Failure.Refused(
                            ErrorCode.CONFLICT,
                            "The import has reached byte " + job.reached().bytes()
                                    + ", and what is sent begins after it"));
        }
        ChunkReader reader = new ChunkReader(
                job.format(),
                job.reached(),
                sentFrom,
                new ChunkReader.Limits(config.maxSize().asLongValue(), config.rowsPerChunk()));
        FileReading reading = new FileReading(
                reader,
                columns -> kinds.get(job.kind()).open(client, job, columns),
                (chunk, rows) -> chunks.store(job, chunk, rows, client.region()),
                () -> body.next(config.patience()),
                threads);
        return Multi.createBy()
                .repeating()
                .uni(reading::step)
                .whilst(goesOn -> goesOn)
                .collect()
                .last()
                .replaceWithVoid()
                .onTermination()
                .invoke(reader::close);
    }

    private Uni<Void> fail(ImportJob job, String problem) {
        return imports.end(imports.database(), job.clientId(), job.id(), ImportState.FAILED, problem, clock.instant())
                .replaceWithVoid();
    }
}
