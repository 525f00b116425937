package io.outdial.outbound.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.failure.Issue.Kind;
import java.util.ArrayList;
import java.util.List;

/** What an agent wants to work with ({@code channels}), each once and in the order of the request. */
final class ChannelNames {

    /** The only one that there is. */
    static final String VOICE = "voice";

    private static final String PARAMETER = "channels";
    private static final int MAX = 20;
    private static final int MAX_LENGTH = 255;

    private ChannelNames() {}

    /** What is faulty is told by the parameters. */
    static List<String> read(OperationParameters parameters) {
        parameters.missing(PARAMETER, "array");
        JsonNode value = parameters.value(PARAMETER);
        if (value == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        value.forEach(name -> names.add(name.isTextual() ? name.textValue().strip() : ""));
        if (!value.isArray() || names.contains("")) {
            parameters.wrong(PARAMETER, "must be an array of names", "array of strings", Kind.INVALID_TYPE);
        } else if (names.isEmpty()) {
            parameters.wrong(PARAMETER, "names no channel", "a name", Kind.INVALID_VALUE);
        } else if (names.size() > MAX || names.stream().anyMatch(name -> name.length() > MAX_LENGTH)) {
            parameters.wrong(PARAMETER, "has at most " + MAX + " names", "names", Kind.TOO_BIG);
        }
        return names.stream().distinct().toList();
    }
}
