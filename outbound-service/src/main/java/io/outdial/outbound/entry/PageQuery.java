package io.outdial.outbound.entry;

import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.text.CanonicalText;
import java.util.Locale;

/**
 * Which entries of a list are asked for, in which order.
 *
 * @param sortBy a property of the entity; the document lists which
 * @param search what an entry must contain, in lower case; null for all
 */
public record PageQuery(PageRequest page, String sortBy, boolean isAscending, String search) {

    public PageQuery {
        if (!sortBy.chars().allMatch(Character::isLetter)) {
            throw new IllegalArgumentException("no property: " + sortBy);
        }
    }

    /** Parameters as the document has checked and completed them. */
    public static PageQuery of(Integer page, Integer limit, String sortBy, String sortOrder, String search) {
        return new PageQuery(
                PageRequest.of(page, limit),
                sortBy,
                sortOrder.equals("asc"),
                search == null ? null : CanonicalText.of(search).toLowerCase(Locale.ROOT));
    }

    /** All, in ascending order of a property. */
    public static PageQuery by(String property, Integer page, Integer limit) {
        return new PageQuery(PageRequest.of(page, limit), property, true, null);
    }
}
