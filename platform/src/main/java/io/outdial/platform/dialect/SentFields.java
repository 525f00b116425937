package io.outdial.platform.dialect;

/**
 * A request whose fields may stand in its path, its query and its body.
 *
 * @param path what follows the path of the operation, percent-encoded as it came; empty where nothing does
 * @param query without its question mark, percent-encoded as it came; null where there is none
 * @param contentType of the body as the request names it, null where it names none
 * @param body empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SentFields(String path, String query, String contentType, byte[] body) {

    /** Shows neither a credential nor who is to be called. */
    @Override
    public String toString() {
        return "SentFields[" + contentType + "]";
    }
}
