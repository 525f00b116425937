package io.outdial.local;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that holds everything of one local stack: databases, credentials, logs. Nothing of a stack is kept
 * elsewhere.
 */
public final class DataFolder {

    private static final Set<String> OWN_FILES = Set.of(
            "lock",
            "postgres",
            "postgres.new",
            "credentials.json",
            "registry.json",
            "registry.json.lock",
            "keys-audit.log",
            "service-token",
            "number-hash-key",
            "gateway-url",
            "service-urls",
            "run",
            "imports",
            "logs");

    private final Path folder;

    public DataFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path path() {
        return folder;
    }

    public Path postgres() {
        return folder.resolve("postgres");
    }

    public Path credentials() {
        return folder.resolve("credentials.json");
    }

    public Path registry() {
        return folder.resolve("registry.json");
    }

    /** The shared credential of {@code /internal/v1}, alone in its file, as the services read it. */
    public Path serviceToken() {
        return folder.resolve("service-token");
    }

    /** The secret under which enrollment and outbound hash erased phone numbers, alone in its file. */
    public Path numberHashKey() {
        return folder.resolve("number-hash-key");
    }

    /** Where the gateway of the latest start listens, for commands of another shell. */
    public Path gatewayUrl() {
        return folder.resolve("gateway-url");
    }

    void writeGatewayUrl(URI url) {
        try {
            Files.writeString(gatewayUrl(), url + "\n");
        } catch (IOException e) {
            throw new LocalFailure(gatewayUrl() + " cannot be written: " + reasonOf(e), e);
        }
    }

    /** Where the services of the latest start listen past the gateway, for operators: a line each, after its name. */
    Path serviceUrls() {
        return folder.resolve("service-urls");
    }

    void writeServiceUrls(Map<OutdialService, URI> urls) {
        try {
            Files.write(
                    serviceUrls(),
                    urls.entrySet().stream()
                            .map(url -> url.getKey().serviceName() + " " + url.getValue())
                            .toList());
        } catch (IOException e) {
            throw new LocalFailure(serviceUrls() + " cannot be written: " + reasonOf(e), e);
        }
    }

    /** @throws LocalFailure if no stack was started on the folder yet */
    URI serviceUrl(OutdialService service) {
        try (Stream<String> lines = Files.lines(serviceUrls())) {
            return lines.map(line -> line.split(" "))
                    .filter(line -> line[0].equals(service.serviceName()))
                    .map(line -> URI.create(line[1]))
                    .findFirst()
                    .orElseThrow(() -> new LocalFailure(serviceUrls() + " does not name " + service.serviceName()));
        } catch (IOException e) {
            throw new LocalFailure("no stack was started in " + folder + " yet; start one first: ./outdial up", e);
        }
    }

    public Path logOf(String process) {
        return folder.resolve("logs").resolve(process + ".log");
    }

    /** What is remembered of files that are being loaded. */
    public Path imports() {
        return folder.resolve("imports");
    }

    /** Where a started process is recorded, so that the next start finds what a killed one left behind. */
    public Path noteOf(String process) {
        return folder.resolve("run").resolve(process);
    }

    /**
     * Creates the folder if necessary and locks it for this process; the lock ends with the process, however it ends.
     *
     * @param command what the other process probably is, for the message
     * @throws LocalFailure if it cannot be used or another process has it
     */
    public FileChannel lock(String command) {
        try {
            Files.createDirectories(folder);
            PrivateFile.restrictFolder(folder);
            Files.createDirectories(folder.resolve("logs"));
            Files.createDirectories(folder.resolve("run"));
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new LocalFailure(command + " is already running on " + folder + noted()
                        + "; stop it, or choose another folder with --data");
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return channel;
        } catch (IOException e) {
            throw new LocalFailure("the data folder " + folder + " cannot be used: " + reasonOf(e), e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private String noted() throws IOException {
        String pid = Files.readString(folder.resolve("lock")).strip();
        return pid.isEmpty() ? "" : " (process " + pid + ")";
    }

    /**
     * Removes everything in it but the lock and the logs. Refuses a folder with foreign files in it: {@code --data} may
     * point to somebody's documents by mistake.
     */
    public void clear() {
        try {
            List<Path> entries;
            try (Stream<Path> list = Files.list(folder)) {
                entries = list.toList();
            }
            for (Path entry : entries) {
                if (!OWN_FILES.contains(entry.getFileName().toString())) {
                    throw new LocalFailure(folder + " holds " + entry.getFileName()
                            + ", which is not Outdial's: --fresh deletes nothing there");
                }
            }
            for (Path entry : entries) {
                if (!Set.of("lock", "logs").contains(entry.getFileName().toString())) {
                    FileTree.delete(entry);
                }
            }
            Files.createDirectories(folder.resolve("run"));
        } catch (IOException e) {
            throw new LocalFailure("the data folder " + folder + " cannot be cleared: " + reasonOf(e), e);
        }
    }

    /** Java puts only the path in the message of most file errors; the class name says what is wrong with it. */
    static String reasonOf(IOException e) {
        String kind = e.getClass().getSimpleName().replace("Exception", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }
}
