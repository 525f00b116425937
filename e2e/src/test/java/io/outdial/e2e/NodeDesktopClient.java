package io.outdial.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The CometD JavaScript client, in a process of Node: {@code cometd-js/listen.mjs}. */
final class NodeDesktopClient implements DesktopClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long GOODBYE_SECONDS = 10;

    private final Process node;

    private NodeDesktopClient(Process node) {
        this.node = node;
    }

    /** Nothing where there is no Node 18, no npm, or no registry with what the lock file names. */
    static Optional<Kind> install() {
        try {
            Path source = Path.of(System.getProperty("outdial.home"), "e2e/cometd-js");
            Path folder = Files.createDirectories(Path.of(System.getProperty("outdial.data"), "cometd-js"));
            for (String file : List.of("package.json", "package-lock.json", "listen.mjs")) {
                Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            String install =
                    "[ \"$(node -p 'process.versions.node.split(`.`)[0]')\" -ge 18 ] && npm ci --prefer-offline --no-audit --fund=false --prefix '"
                            + folder + "'";
            if (Command.run(List.of("sh", "-c", install), Map.of()).code() != 0) {
                System.out.println("The CometD JavaScript client is not tested: no Node 18, or no npm registry");
                return Optional.empty();
            }
            return Optional.of((url, session, listener) -> open(folder, url, session, listener));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DesktopClient open(Path folder, String url, String session, Listener listener) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", "listen.mjs", url, String.join(",", CHANNELS))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JSESSIONID", session);
        Process node = builder.start();
        Thread reader = new Thread(() -> read(node, listener), "node");
        reader.setDaemon(true);
        reader.start();
        return new NodeDesktopClient(node);
    }

    private static void read(Process node, Listener listener) {
        try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode message = JSON.readTree(line);
                String channel = message.path("channel").textValue();
                if (message.has("data")) {
                    listener.onMessage(channel, message.path("data"));
                } else {
                    listener.onSubscribed(message.path("clientId").textValue(), channel);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            node.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        node.onExit().orTimeout(GOODBYE_SECONDS, TimeUnit.SECONDS).join();
    }
}
