package io.outdial.bench;

import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the scripts that wrk and pgbench run. */
final class Scripts {

    /** Hibernate counts {@code ?1} where PostgreSQL counts {@code $1}. */
    private static final Pattern PARAMETER = Pattern.compile("[?$](\\d+)");

    private final Path folder;

    /** @param folder that they are written to */
    Scripts(Path folder) {
        this.folder = folder;
    }

    /** @param load such as {@code leads} */
    Path wrk(String load) {
        return write(load + ".lua", resource("common.lua") + "\n" + resource(load + ".lua"));
    }

    /**
     * @param load whose numbers the statements are made from
     * @param name of this script
     * @param statements run in sequence; several of them in one transaction
     */
    Path pgbench(String load, String name, List<String> statements) {
        return write(name + ".pgbench", resource(load + ".pgbench") + transaction(statements));
    }

    /**
     * The same with a text of its own: statements one by one, results taken into variables.
     *
     * @param text as pgbench reads it
     */
    Path pgbench(String load, String name, String text) {
        return write(name + ".pgbench", resource(load + ".pgbench") + text);
    }

    static String transaction(List<String> statements) {
        StringBuilder text = new StringBuilder();
        for (String statement : statements) {
            text.append(statement.strip()).append(";\n");
        }
        return statements.size() == 1 ? text.toString() : "BEGIN;\n" + text + "COMMIT;\n";
    }

    /**
     * The statement with pgbench's values in place of its parameters, otherwise unchanged.
     *
     * @param values of parameter 1, 2 and so on: {@code :variables}, or expressions that make one of the parameter's
     *     type
     */
    static String bind(String statement, List<String> values) {
        TreeSet<Integer> seen = new TreeSet<>();
        Matcher parameter = PARAMETER.matcher(statement);
        StringBuilder bound = new StringBuilder();
        while (parameter.find()) {
            int number = Integer.parseInt(parameter.group(1));
            seen.add(number);
            if (number < 1 || number > values.size()) {
                throw new LocalFailure("bench has no value for parameter " + number + " of: "
                        + statement.lines().findFirst().orElse(""));
            }
            parameter.appendReplacement(bound, Matcher.quoteReplacement(values.get(number - 1)));
        }
        if (seen.size() != values.size()) {
            throw new LocalFailure("bench has " + values.size() + " values for the " + seen.size() + " parameters of: "
                    + statement.lines().findFirst().orElse(""));
        }
        return parameter.appendTail(bound).toString();
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new LocalFailure("the script " + name + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Scripts.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LocalFailure("no " + name + " in the jar of bench", e);
        }
    }
}
