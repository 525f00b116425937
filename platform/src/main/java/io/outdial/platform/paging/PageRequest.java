package io.outdial.platform.paging;

/**
 * Which page of a list is asked for. The document has the bounds, and they have been checked before.
 *
 * @param page from 1
 * @param limit entries a page, 1 to 100
 */
public record PageRequest(int page, int limit) {

    private static final int DEFAULT_LIMIT = 50;

    /** By default the first page, and fifty entries. */
    public static PageRequest of(Integer page, Integer limit) {
        return new PageRequest(page == null ? 1 : page, limit == null ? DEFAULT_LIMIT : limit);
    }

    /** Entries before the page. */
    public long offset() {
        return (page - 1L) * limit;
    }
}
