package io.outdial.outbound.cloudagent.coding;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code multipart/form-data}, also as it is put together by hand: with line feeds for line ends, without the last
 * delimiter, or under a boundary other than the one announced. Every part is a field, files too.
 */
final class MultipartForm {

    private static final Pattern BOUNDARY =
            Pattern.compile("boundary\\s*=\\s*(?:\"([^\"]{1,200})\"|([^;\\s]{1,200}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile("[;\\s]name\\s*=\\s*(?:\"([^\"\n]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final String DISPOSITION = "content-disposition:";
    private static final String DASHES = "--";

    private MultipartForm() {}

    static void read(String body, String contentType, FieldCollector fields) {
        String delimiter = delimiter(body, contentType);
        int at = delimiter == null ? -1 : next(body, delimiter, 0);
        while (at >= 0 && !body.startsWith(DASHES, at + delimiter.length())) {
            int start = body.indexOf('\n', at);
            if (start < 0) {
                return;
            }
            int following = next(body, delimiter, start);
            readPart(body.substring(start + 1, endOfPart(body, start + 1, following)), fields);
            at = following;
        }
    }

    /** Two dashes and the boundary: that of the header if the body has it, else what its first line begins with. */
    private static String delimiter(String body, String contentType) {
        Matcher announced = BOUNDARY.matcher(contentType);
        if (announced.find()) {
            String delimiter = DASHES + (announced.group(1) == null ? announced.group(2) : announced.group(1));
            if (next(body, delimiter, 0) >= 0) {
                return delimiter;
            }
        }
        String start = body.stripLeading();
        String first = start.substring(0, Math.max(0, start.indexOf('\n'))).strip();
        return first.startsWith(DASHES) && first.length() > DASHES.length() ? first : null;
    }

    /** Where the delimiter is next at the beginning of a line; negative where it is not. */
    private static int next(String body, String delimiter, int from) {
        int at = body.indexOf(delimiter, from);
        while (at > 0 && body.charAt(at - 1) != '\n') {
            at = body.indexOf(delimiter, at + 1);
        }
        return at;
    }

    /** The line end before a delimiter belongs to the delimiter. */
    private static int endOfPart(String body, int start, int following) {
        int end = following < 0 ? body.length() : following;
        if (end > start && body.charAt(end - 1) == '\n') {
            end--;
        }
        return end > start && body.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private static void readPart(String part, FieldCollector fields) {
        String name = null;
        int at = 0;
        while (at < part.length()) {
            int lineEnd = part.indexOf('\n', at);
            int end = lineEnd < 0 ? part.length() : lineEnd;
            String line = part.substring(at, end).strip();
            at = end + 1;
            if (line.isEmpty()) {
                break;
            }
            if (line.toLowerCase(Locale.ROOT).startsWith(DISPOSITION)) {
                name = name(line);
            }
        }
        if (name != null) {
            fields.add(name, part.substring(Math.min(at, part.length())));
        }
    }

    private static String name(String disposition) {
        Matcher name = NAME.matcher(disposition);
        if (!name.find()) {
            return null;
        }
        return name.group(1) == null ? name.group(2) : name.group(1);
    }
}
