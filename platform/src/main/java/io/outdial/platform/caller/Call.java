package io.outdial.platform.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The request being answered: its caller, and its content, by which a repetition of it is recognised. */
@RequestScoped
public class Call {

    private Caller caller;
    private String operation;
    private String dialect;
    private String method;
    private String path;
    private JsonNode body;

    /** Set once the caller is known. */
    public void authenticatedAs(Caller authenticated) {
        this.caller = authenticated;
    }

    public boolean isAuthenticated() {
        return caller != null;
    }

    /** Set once it is known what is called, by whomever. */
    public void begun(String calledOperation, String spokenDialect) {
        this.operation = calledOperation;
        this.dialect = spokenDialect;
    }

    /** What the log says of it: nothing secret, and nothing of the people who are called. */
    public void describe(BiConsumer<String, String> field) {
        if (caller != null) {
            field.accept("client", clientId().toString());
            field.accept("subject", caller.subject());
        }
        if (operation != null) {
            field.accept("dialect", dialect);
            field.accept("operation", operation);
        }
    }

    public void received(String requestMethod, String requestPath, JsonNode requestBody) {
        this.method = requestMethod;
        this.path = requestPath;
        this.body = requestBody;
    }

    /** The body as the dialect read it. */
    public JsonNode body() {
        return body;
    }

    /** The caller; only operations that authenticate by themselves run without one. */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("nobody has authenticated this call");
        }
        return caller;
    }

    public UUID clientId() {
        return caller().clientId();
    }

    /**
     * Equal for two requests with the same method, path and body, whatever the order of keys and the white space of the
     * body. Contains everything that was sent: must be neither stored nor logged.
     */
    public String canonical() {
        StringBuilder text = new StringBuilder(method).append('\n').append(path).append('\n');
        if (body != null) {
            write(body, text);
        }
        return text.toString();
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties()
                    .forEach(
                            field -> fields.put(TextNode.valueOf(field.getKey()).toString(), field.getValue()));
            String separator = "{";
            for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
                text.append(separator).append(field.getKey()).append('=');
                write(field.getValue(), text);
                separator = ", ";
            }
            text.append(fields.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            text.append('[');
            for (JsonNode entry : node) {
                write(entry, text);
                text.append(',');
            }
            text.append(']');
        } else {
            text.append(node);
        }
    }
}
