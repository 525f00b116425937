package io.outdial.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The shell blocks of a page of {@code docs}, as one script.
 *
 * @param script as it stands there
 */
record Guide(String script) {

    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    static Guide read(String name) throws IOException {
        return readPage("guides/" + name);
    }

    /** @param name below {@code docs}, without its ending */
    static Guide readPage(String name) throws IOException {
        Path page = Path.of(System.getProperty("outdial.home"), "docs", name + ".md");
        return new Guide(SHELL_BLOCK
                .matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n")));
    }

    /**
     * Pastes it into a shell. Its {@code ./outdial} is started as every test here does, on a product that is up. Where
     * there is no curl or no jq the test is skipped.
     *
     * @param dataFolder of the product
     * @param last a line of the test's own
     */
    Command.Outcome paste(String dataFolder, String last) {
        assumeTrue(
                Command.run(List.of("bash", "-c", "command -v curl && command -v jq"), Map.of())
                                .code()
                        == 0,
                "no curl or jq here");
        String outdial = Command.line().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        String runnable = script.replaceAll(
                "\\./outdial ([^\n)]*)", Matcher.quoteReplacement(outdial) + " $1 --data '" + dataFolder + "'");
        return Command.run(List.of("bash", "-c", runnable + "\n" + last), Map.of());
    }
}
