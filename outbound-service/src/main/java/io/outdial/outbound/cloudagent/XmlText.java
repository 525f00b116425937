package io.outdial.outbound.cloudagent;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer as the older clients read it: the root {@code xml}, an element for each key, and one for each entry. */
final class XmlText {

    private static final String ROOT = "xml";
    private static final String ENTRY = "item";

    private final StringBuilder text = new StringBuilder();

    private XmlText() {}

    static String of(JsonNode answer) {
        XmlText xml = new XmlText();
        xml.element(ROOT, answer);
        return xml.text.toString();
    }

    private void element(String name, JsonNode value) {
        text.append('<').append(name).append('>');
        if (value.isObject()) {
            value.properties().forEach(field -> element(field.getKey(), field.getValue()));
        } else if (value.isArray()) {
            value.forEach(entry -> element(ENTRY, entry));
        } else if (!value.isNull()) {
            value.asText().codePoints().forEach(this::escaped);
        }
        text.append("</").append(name).append('>');
    }

    /** What XML has no place for is left out. */
    private void escaped(int c) {
        switch (c) {
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '&' -> text.append("&amp;");
            case '"' -> text.append("&quot;");
            case '\'' -> text.append("&apos;");
            default -> {
                if (isAllowed(c)) {
                    text.appendCodePoint(c);
                }
            }
        }
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= 0xD7FF)
                || (c >= 0xE000 && c < 0xFFFE)
                || c > 0xFFFF;
    }
}
