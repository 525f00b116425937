package io.outdial.bench;

import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a process of a service needs.
 *
 * @param heapBytes what is alive in its heap, after a full collection
 * @param residentBytes of the whole process
 */
record ServiceMemory(long heapBytes, long residentBytes) {

    static final ServiceMemory NONE = new ServiceMemory(0, 0);

    /** "Total 1234567 123456789": instances and bytes. */
    private static final String TOTAL = "Total";

    private static final String RESIDENT = "VmRSS:";

    static Tool findTool() {
        return Tool.find(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                "-h",
                "Usage: jcmd",
                "bench needs a JDK, not only a Java runtime");
    }

    static ServiceMemory of(ProcessHandle process, Tool jcmd) {
        String histogram =
                jcmd.run(List.of(Long.toString(process.pid()), "GC.class_histogram"), Map.of(), Path.of("."));
        long heap = number(histogram.lines(), TOTAL, 2);
        try (Stream<String> status = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return new ServiceMemory(heap, number(status, RESIDENT, 1) * 1024);
        } catch (IOException e) {
            throw new LocalFailure("bytes of a client are measured on Linux only: " + e, e);
        }
    }

    ServiceMemory plus(ServiceMemory other) {
        return new ServiceMemory(heapBytes + other.heapBytes, residentBytes + other.residentBytes);
    }

    /** The word of this place in the first line that begins so. */
    static long number(Stream<String> lines, String begin, int place) {
        return lines.filter(line -> line.startsWith(begin))
                .findFirst()
                .map(line -> Long.parseLong(line.trim().split("\\s+")[place]))
                .orElseThrow(() -> new LocalFailure("no line begins with " + begin));
    }
}
