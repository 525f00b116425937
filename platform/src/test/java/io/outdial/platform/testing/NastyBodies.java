package io.outdial.platform.testing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bodies of up to a mebibyte that cost a careless reader many times their size, or that it cannot read at all. No
 * operation takes any of them.
 */
public final class NastyBodies {

    private static final int MEBIBYTE = 1 << 20;

    private NastyBodies() {}

    /** By what is nasty about them. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        json(bodies, "349,000 empty objects", "[" + "{},".repeat(349_000) + "{}]");
        json(bodies, "empty arrays", "[" + "[],".repeat(349_000) + "[]]");
        json(bodies, "objects in arrays of arrays", "[" + ("[" + "{},".repeat(9_000) + "{}],").repeat(38) + "0]");
        json(bodies, "zeros", "[" + "0,".repeat(520_000) + "0]");
        json(bodies, "490 deep, then zeros", deep(490, "[" + "0,".repeat(520_000) + "0]"));
        json(bodies, "490 deep, then as many zeros as are read", deep(490, "[" + "0,".repeat(9_998) + "0]"));
        json(bodies, "an object of 490 deep, then zeros", named(490, "n", "[" + "0,".repeat(9_998) + "0]"));
        json(bodies, "faults below long names", named(490, "n".repeat(900), "[" + "\"\\u0000\",".repeat(9_998) + "0]"));
        json(bodies, "deep arrays", "[".repeat(MEBIBYTE));
        json(bodies, "deep objects", "{\"a\":".repeat(200_000));
        json(bodies, "a long name", "{\"" + "n".repeat(1_000_000) + "\":1}");
        json(bodies, "a long number", "1".repeat(1_000_000));
        json(bodies, "a long fraction", "[0." + "1".repeat(1_000_000) + "]");
        json(bodies, "a large exponent", "[1e999999,1E-999999,1e" + "9".repeat(900) + "]");
        json(bodies, "numbers of a thousand digits", "[" + ("9".repeat(1_000) + ",").repeat(1_000) + "0]");
        json(bodies, "one name again and again", "{" + "\"a\":{},".repeat(149_000) + "\"a\":0}");
        json(bodies, "different names", distinctNames());
        json(bodies, "rows of nothing but faults", rows());
        json(bodies, "escapes", "[\"" + "\\u00e9".repeat(170_000) + "\"]");
        json(bodies, "strings of one character", "[" + "\"a\",".repeat(260_000) + "1]");
        json(bodies, "without an end", "[\"" + "x".repeat(1_000_000));
        json(bodies, "white space", " ".repeat(1_000_000) + "]");
        for (String charset : new String[] {"UTF-16", "UTF-16LE", "UTF-32", "UTF-32LE"}) {
            bodies.put(charset, "{\"name\":\"N\"}".getBytes(Charset.forName(charset)));
        }
        hex(bodies, "UCS-4, 2143", "00007B00 00007D00");
        hex(bodies, "UCS-4, 3412", "007B0000 007D0000");
        hex(bodies, "a byte order mark of UCS-4", "0000FFFE 00007B00");
        hex(bodies, "an overlong NUL", "7B2261223A22C080227D");
        hex(bodies, "an overlong slash", "7B2261223A22C0AF227D");
        hex(bodies, "a surrogate", "7B2261223A22EDA080227D");
        hex(bodies, "beyond Unicode", "7B2261223A22F4908080227D");
        hex(bodies, "no UTF-8", "7B2261223A22FF227D");
        return bodies;
    }

    private static String deep(int levels, String inside) {
        return "[".repeat(levels) + inside + "]".repeat(levels);
    }

    private static String named(int levels, String name, String inside) {
        return ("{\"" + name + "\":").repeat(levels) + inside + "}".repeat(levels);
    }

    private static String distinctNames() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; json.length() < 1_000_000; i++) {
            json.append('"').append(Integer.toString(i, Character.MAX_RADIX)).append("\":0,");
        }
        return json.append("\"\":0}").toString();
    }

    /** As many rows as are read, of operations that take many. */
    private static String rows() {
        String pairs = "{\"memberId\":0,\"sourceId\":\"x\"},".repeat(9_999) + "{}";
        String numbers = "0,".repeat(9_999) + "0";
        return "{\"restrictions\":[%s],\"memberIds\":[%s],\"records\":[%s]}".formatted(pairs, numbers, pairs);
    }

    private static void json(Map<String, byte[]> bodies, String label, String json) {
        bodies.put(label, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void hex(Map<String, byte[]> bodies, String label, String hex) {
        bodies.put(label, HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
