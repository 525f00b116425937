package io.outdial.outbound.importing;

import io.outdial.contract.outbound.ImportDto;
import io.outdial.contract.outbound.ImportFormatDto;
import io.outdial.contract.outbound.ImportPageDto;
import io.outdial.contract.outbound.ImportStateDto;
import io.outdial.platform.paging.Page;
import java.time.Duration;

/** From jobs to the contract's records. */
public final class ImportMapper {

    private static final int MILLIS = 1_000;

    private ImportMapper() {}

    public static ImportDto toDto(ImportJob job) {
        return new ImportDto(
                job.id(),
                job.createdAt(),
                job.updatedAt(),
                job.clientId(),
                job.kind(),
                job.campaignId(),
                job.isDryRun(),
                ImportFormatDto.valueOf(job.format().type().name()),
                ImportStateDto.valueOf(job.state().name()),
                job.problem(),
                job.reached().bytes(),
                job.reached().line(),
                job.rows(),
                job.rejected(),
                job.outcomes(),
                rowsPerSecond(job),
                job.endedAt());
    }

    static ImportPageDto toPage(Page<ImportJob> jobs) {
        return new ImportPageDto(
                jobs.numbers().itemsTotal(),
                jobs.numbers().currentPage(),
                jobs.numbers().nextPage(),
                jobs.numbers().prevPage(),
                jobs.items().stream().map(ImportMapper::toDto).toList());
    }

    /** Null where no request brings data now. */
    private static Long rowsPerSecond(ImportJob job) {
        if (job.upload() == null) {
            return null;
        }
        long millis = Duration.between(job.upload().at(), job.updatedAt()).toMillis();
        return (job.rows() - job.upload().rowsBefore()) * MILLIS / Math.max(1, millis);
    }
}
