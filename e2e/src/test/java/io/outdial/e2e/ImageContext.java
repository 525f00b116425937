package io.outdial.e2e;

import io.outdial.local.OutdialService;
import io.outdial.local.StackOptions;
import io.outdial.local.images.JavaRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an image is built of, in a folder like the checkout, and a base that is made of this machine's C library. */
final class ImageContext {

    static final String BASE = "localhost/outdial-base";

    static final Path HOME = StackOptions.findHome();
    private static final Pattern LIBRARY = Pattern.compile("(?m)^\\s*(?:\\S+ => )?(/\\S+) \\(0x");

    private final Path folder;
    private final JavaRuntime runtime;

    private ImageContext(Path folder, JavaRuntime runtime) {
        this.folder = folder;
        this.runtime = runtime;
    }

    static ImageContext create(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(HOME.resolve(".dockerignore"), folder.resolve(".dockerignore"));
        Path target = folder.resolve("target/images/runtime");
        return new ImageContext(folder, newestJdk(target));
    }

    /** Out of a JDK that knows start-up caches, if there is one beside that of the build. */
    private static JavaRuntime newestJdk(Path target) throws IOException {
        if (Runtime.version().feature() < 25) {
            try (Stream<Path> installed =
                    Files.list(Path.of(System.getProperty("java.home")).getParent())) {
                for (Path jdk : installed
                        .filter(path -> Files.exists(path.resolve("bin/jlink")))
                        .toList()) {
                    Matcher version =
                            Pattern.compile("JAVA_VERSION=\"(\\d+)").matcher(Files.readString(jdk.resolve("release")));
                    if (version.find() && Integer.parseInt(version.group(1)) >= 25) {
                        return JavaRuntime.link(jdk, Integer.parseInt(version.group(1)), target);
                    }
                }
            }
        }
        return JavaRuntime.link(target);
    }

    Path folder() {
        return folder;
    }

    JavaRuntime runtime() {
        return runtime;
    }

    void add(OutdialService service) {
        for (String part : List.of("quarkus-app", "sbom.json")) {
            Path packaged =
                    HOME.resolve(service.serviceName()).resolve("target").resolve(part);
            ContainerTools.link(packaged, folder.resolve(service.serviceName()).resolve("target/" + part));
        }
    }

    static Path dockerfile() {
        return HOME.resolve("images/Dockerfile.jvm");
    }

    /** The libraries that the runtime is linked against, where its loader finds them. */
    void buildBase(ContainerTools tools) throws IOException {
        Path root = tools.folder().resolve("base");
        Set<Path> libraries = new TreeSet<>();
        for (String file : List.of("bin/java", "lib/server/libjvm.so", "lib/libzip.so", "lib/libnet.so")) {
            libraries.addAll(librariesOf(runtime.home().resolve(file)));
        }
        for (Path library : libraries) {
            Path copy = root.resolve(library.toString().substring(1));
            Files.createDirectories(copy.getParent());
            Files.copy(library.toRealPath(), copy);
        }
        Path tmp = Files.createDirectories(root.resolve("tmp"));
        Files.setPosixFilePermissions(tmp, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path dockerfile = Files.writeString(tools.folder().resolve("Dockerfile.base"), "FROM scratch\nCOPY . /\n");
        tools.build(dockerfile, root, BASE, Map.of());
    }

    private List<Path> librariesOf(Path file) {
        return LIBRARY.matcher(ContainerTools.run(List.of("ldd", file.toString())))
                .results()
                .map(result -> Path.of(result.group(1)))
                .filter(library -> !library.startsWith(runtime.home()))
                .toList();
    }

    /** Every file below a folder, from there. */
    static Set<String> filesIn(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            Set<String> found = new TreeSet<>();
            files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .forEach(file -> found.add(root.relativize(file).toString()));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
