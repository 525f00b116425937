package io.outdial.platform.paging;

/**
 * The counters that a page of a list carries.
 *
 * @param nextPage null on the last page and beyond it
 * @param prevPage null on the first page; beyond the end, the last page there is
 */
public record PageNumbers(long itemsTotal, int currentPage, Integer nextPage, Integer prevPage) {

    public static PageNumbers of(PageRequest asked, long itemsTotal) {
        int last = (int) Math.max(1, (itemsTotal + asked.limit() - 1) / asked.limit());
        Integer next = asked.page() < last ? asked.page() + 1 : null;
        Integer previous = asked.page() > 1 ? Integer.valueOf(Math.min(asked.page() - 1, last)) : null;
        return new PageNumbers(itemsTotal, asked.page(), next, previous);
    }
}
