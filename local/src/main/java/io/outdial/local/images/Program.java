package io.outdial.local.images;

import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program that is run to its end. */
final class Program {

    private Program() {}

    /** @throws LocalFailure with what it said, if it did not end well */
    static void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new LocalFailure(command.get(0) + " failed: " + said.strip());
            }
        } catch (IOException e) {
            throw new LocalFailure(command.get(0) + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while " + command.get(0) + " runs", e);
        }
    }
}
