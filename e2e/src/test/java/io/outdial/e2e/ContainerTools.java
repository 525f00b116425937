package io.outdial.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What builds, unpacks and runs images without an engine: buildah, umoci and runc. They need the rights of root here.
 *
 * @param folder for everything that they keep
 */
record ContainerTools(Path folder) {

    private static final List<String> PROGRAMS = List.of("buildah", "umoci", "runc");

    /** What a container needs of the kernel; root has no right to it in some containers. */
    private static final List<String> NAMESPACES =
            List.of("unshare", "--mount", "--pid", "--ipc", "--uts", "--fork", "--mount-proc", "true");

    /** The reason why nothing can be built and run on this machine; empty if it can. */
    static String missing() {
        List<String> missing = new ArrayList<>(
                PROGRAMS.stream().filter(program -> find(program) == null).toList());
        if (!Boolean.getBoolean("outdial.images")) {
            missing.add("the profile images");
        }
        if (!System.getProperty("user.name").equals("root")) {
            missing.add("the rights of root");
        } else if (Command.run(NAMESPACES, Map.of()).code() != 0) {
            missing.add("the right to make namespaces");
        }
        if (!SbomTest.isMade()) {
            missing.add("sbom.json, since the build is offline");
        }
        return String.join(", ", missing);
    }

    private static Path find(String program) {
        return Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/bin")
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /**
     * Never pulls.
     *
     * @param context its .dockerignore is obeyed
     */
    void build(Path dockerfile, Path context, String tag, Map<String, String> arguments) {
        List<String> line = new ArrayList<>(List.of("build", "--isolation", "chroot", "--pull-never"));
        arguments.forEach((name, value) -> line.addAll(List.of("--build-arg", name + "=" + value)));
        line.addAll(List.of("--file", dockerfile.toString(), "--tag", tag, context.toString()));
        buildah(line);
    }

    /** Returns the folder of a bundle: config.json and rootfs. */
    Path unpack(String tag, String name) {
        Path layout = folder.resolve("oci-" + name);
        buildah(List.of("push", "--disable-compression", tag, "oci:" + layout + ":image"));
        Path bundle = folder.resolve("bundle-" + name);
        run(List.of(find("umoci").toString(), "unpack", "--image", layout + ":image", bundle.toString()));
        return bundle;
    }

    Path layoutOf(String name) {
        return folder.resolve("oci-" + name);
    }

    List<String> running(Path bundle, String id) {
        return List.of(
                find("runc").toString(),
                "--root",
                folder.resolve("runc").toString(),
                "run",
                "--bundle",
                bundle.toString(),
                id);
    }

    /** Of a container whose runc was killed. */
    void remove(String id) {
        Command.run(
                List.of(
                        find("runc").toString(),
                        "--root",
                        folder.resolve("runc").toString(),
                        "delete",
                        "--force",
                        id),
                Map.of());
    }

    /** The driver that copies works everywhere. */
    private void buildah(List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(
                find("buildah").toString(),
                "--storage-driver",
                "vfs",
                "--root",
                folder.resolve("storage").toString(),
                "--runroot",
                folder.resolve("run").toString()));
        line.addAll(arguments);
        run(line);
    }

    /** Of these programs, which say what went wrong on either stream. */
    static String run(List<String> line) {
        Command.Outcome outcome = Command.run(line, Map.of());
        if (outcome.code() != 0) {
            throw new AssertionError(line + ": " + outcome.out() + outcome.err());
        }
        return outcome.out();
    }

    /** Files under a second name: they are only read, and there are many. */
    static void link(Path from, Path to) {
        copy("--link", from, to);
    }

    static void copy(Path from, Path to) {
        copy("--force", from, to);
    }

    private static void copy(String how, Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(List.of("cp", "--archive", how, from.toString(), to.toString()));
    }
}
