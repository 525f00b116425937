package io.outdial.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The CometD Java client of some version. */
final class JavaDesktopClient implements DesktopClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path VERSIONS = Path.of(System.getProperty("outdial.cometd"));

    private final Closeable desk;

    private JavaDesktopClient(Closeable desk) {
        this.desk = desk;
    }

    /** The version that is on the class path of the tests. */
    static Kind ofClassPath() {
        return of(CometdDesk.class);
    }

    /** Another version, which has classes of its own: no class path holds two. */
    static Kind of(String version) {
        List<URL> classPath = new ArrayList<>();
        classPath.add(CometdDesk.class.getProtectionDomain().getCodeSource().getLocation());
        try (Stream<Path> jars = Files.list(VERSIONS.resolve(version))) {
            for (Path jar : jars.toList()) {
                classPath.add(jar.toUri().toURL());
            }
            ClassLoader classes =
                    new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            return of(Class.forName(CometdDesk.class.getName(), true, classes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Kind of(Class<?> type) {
        return (url, session, listener) -> {
            BiConsumer<String, String> onSubscribed = listener::onSubscribed;
            BiConsumer<String, Map<String, Object>> onMessage =
                    (channel, data) -> listener.onMessage(channel, JSON.valueToTree(data));
            String[] cookie = {"JSESSIONID", session};
            return new JavaDesktopClient(
                    (Closeable) type.getConstructors()[0].newInstance(url, cookie, CHANNELS, onSubscribed, onMessage));
        };
    }

    @Override
    public void close() {
        try {
            desk.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
