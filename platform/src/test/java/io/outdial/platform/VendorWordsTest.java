package io.outdial.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Platform knows no vendor: a service contributes the dialects that it speaks (ADR 31). */
class VendorWordsTest {

    private static final Path SOURCES = Path.of("src", "main");
    private static final Pattern VENDOR = Pattern.compile("genesys|cloud_?agent|care_?cycle");

    /** The registry file is written by operators and names the account of a client as it always has. */
    private static final Set<String> ALLOWED = Set.of("Client.java", "CloudAgentAccount.java", "Registry.java");

    @Test
    void onlyTheRegistryNamesOne() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Set<String> naming = files.filter(Files::isRegularFile)
                    .filter(VendorWordsTest::namesVendor)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(new TreeSet<>(ALLOWED), naming);
        }
    }

    private static boolean namesVendor(Path file) {
        try {
            String text = (file.getFileName() + "\n" + Files.readString(file)).toLowerCase(Locale.ROOT);
            return VENDOR.matcher(text).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
