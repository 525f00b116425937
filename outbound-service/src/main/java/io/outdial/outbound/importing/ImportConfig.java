package io.outdial.outbound.importing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of files that are loaded (ADR 0050). */
@ConfigMapping(prefix = "outdial.imports")
public interface ImportConfig {

    /** How many files of a client are read at once; the next ones wait. */
    @WithDefault("4")
    int maxRunning();

    /** How many files this replica reads at once, of all clients: it holds a chunk of each in memory. */
    @WithDefault("8")
    int maxRunningHere();

    /** How long a file waits for its turn before its sender is told to come again, with 503. */
    @WithDefault("10M")
    Duration maxWait();

    /** The largest file, without compression. */
    @WithDefault("16G")
    MemorySize maxSize();

    /** How many rows are stored together. */
    @WithDefault("5000")
    int rowsPerChunk();

    /** How long 64 KiB of a file may take to arrive. A sender that is slower has to go on in another request. */
    @WithDefault("30S")
    Duration patience();

    /** After how long a replica that has not been seen does not read its files any more. */
    @WithDefault("20S")
    Duration lostAfter();

    /** How many rejected rows of a file are kept; beyond that they are counted only. */
    @WithDefault("100000")
    int maxRejections();

    /** How long rejected rows are kept. */
    @WithDefault("7D")
    Duration rejectionsKept();

    /** How long an import is kept that nothing happens to; never shorter than its rejected rows. */
    @WithDefault("400D")
    Duration kept();
}
